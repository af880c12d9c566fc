package io.tillbridge.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Placeholders that stand in the catalogue of keys, and values that ought to be placeholders. */
final class KeyCheck implements Check {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Set<String> OF_THE_SITE = Set.of(
            "cron",
            "timezone",
            "trigger.timezone",
            "period",
            "host",
            "hostname",
            "port",
            "server",
            "username",
            "user",
            "url",
            "httpuri",
            "clientid");
    private static final Pattern SIGN_IN =
            Pattern.compile("(?i).*(user|password|passphrase|secret|token|apikey|privatekey|clientid).*");
    private static final String PLAIN =
            "(?i)\\b[a-z][a-z0-9+.-]*://[^\\s{$]+|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\blocalhost\\b";
    private static final Pattern PLAIN_ADDRESS = Pattern.compile(PLAIN);
    private static final Pattern ADDRESS = Pattern.compile(
            PLAIN
                    + "|[\\w.+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+|\\b[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|net|org|io|de|fr|eu|uk|us|ca|shop|store)\\b");
    /** Placeholders, values of the message and paths into JSON. */
    private static final Pattern OF_THE_MESSAGE =
            Pattern.compile("\\{\\{[^}]*}}|\\$(simple)?\\{[^}]*}|\\$\\.[A-Za-z0-9_.\\[\\]]+");

    private static final Pattern QUERY = Pattern.compile("(?i)^\\s*(select|insert|update|delete|replace|with|call)\\b");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            Set<String> own =
                    new HashSet<>(YamlNodes.entries(YamlNodes.at(file.root(), "spec", "definition", "properties"))
                            .keySet());
            for (RouteFile.Flow flow : file.flows()) {
                YamlNodes.scalars(flow.body()).forEach(scalar -> placeholders(file, scalar, own, around, findings));
                Stream.concat(
                                Stream.of(YamlNodes.at(flow.body(), "from")).filter(from -> from != null),
                                flow.steps().stream().map(Step::body))
                        .forEach(body -> values(file, flow, body, findings));
            }
        }
    }

    private static void placeholders(
            RouteFile file, ScalarNode scalar, Set<String> own, LintContext around, Findings findings) {
        Matcher found = PLACEHOLDER.matcher(scalar.getValue());
        while (found.find()) {
            String key = found.group(1).startsWith("?") ? found.group(1).substring(1) : found.group(1);
            boolean known = own.contains(key) || around.keys().containsKey(key) || SecretNameCheck.isSecret(key);
            if (key.startsWith("custom.") && !file.custom()) {
                String message =
                        "Expected a key of the catalogue, found '{{" + key + "}}', which is for custom/ alone.";
                findings.add(Rule.KEY, file.path(), scalar, message, "Use a key of the hub.");
            } else if (!known && key.startsWith("custom.")) {
                undeclared(file, scalar, key, around, findings);
            } else if (!known && key.contains(":")) {
                String message = "Expected a key alone, found '{{" + key + "}}'.";
                findings.add(Rule.KEY, file.path(), scalar, message, "Put the default into the catalogue of keys.");
            } else if (!known) {
                String message = "Expected a key of the catalogue, found '{{" + key + "}}'.";
                String hint = "Add the key to the catalogue or correct it."
                        + LintContext.nearest(key, around.keys().keySet());
                findings.add(Rule.KEY, file.path(), scalar, message, hint);
            }
        }
    }

    private static void undeclared(
            RouteFile file, ScalarNode scalar, String key, LintContext around, Findings findings) {
        Set<String> declared = new HashSet<>(around.keys().keySet());
        declared.removeIf(name -> !name.startsWith("custom."));
        String message = "Expected a key that custom/keys.yaml declares, found '{{" + key + "}}'.";
        String hint = "Declare it there with type, default and description, or correct it."
                + LintContext.nearest(key, declared);
        findings.add(Rule.KEY, file.path(), scalar, message, hint);
    }

    private static void values(RouteFile file, RouteFile.Flow flow, Node body, Findings findings) {
        YamlNodes.entries(YamlNodes.at(body, "parameters")).forEach((name, value) -> {
            String text = YamlNodes.text(value);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean named = OF_THE_SITE.contains(lower) || SIGN_IN.matcher(name).matches();
            if (named
                    && !(flow.drawn() && lower.equals("period"))
                    && !text.contains("{{")
                    && !text.startsWith("#")
                    && !text.contains("${")) {
                String hint = RouteFile.custom(file.path())
                        ? "Declare a key in custom/keys.yaml and name it: `" + name + ": \"{{custom.…}}\"`."
                        : "Name a key instead: `" + name + ": \"{{…}}\"`.";
                findings.add(
                        Rule.SITE_VALUE, file.path(), value, "Expected a key, found a value for " + name + ".", hint);
            }
        });
        for (String key : List.of("parameters", "uri", "expression", "message")) {
            for (ScalarNode scalar : YamlNodes.scalars(YamlNodes.at(body, key))) {
                address(scalar.getValue()).ifPresent(found -> {
                    String message = "Expected no address, found '" + found + "'.";
                    String hint = RouteFile.custom(file.path())
                            ? "Declare a key with it in custom/keys.yaml and name that."
                            : "Put the address into a key or a connection's settings.";
                    findings.add(Rule.SITE_VALUE, file.path(), scalar, message, hint);
                });
            }
        }
    }

    /** An address in a text; {@code ${body.shop}}, {@code $.order.net} and the columns of a query only look like one. */
    private static Optional<String> address(String text) {
        String bare = OF_THE_MESSAGE.matcher(text).replaceAll("");
        Matcher address = (QUERY.matcher(bare).find() ? PLAIN_ADDRESS : ADDRESS).matcher(bare);
        return address.find() ? Optional.of(address.group()) : Optional.empty();
    }
}
