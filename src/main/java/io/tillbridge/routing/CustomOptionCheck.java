package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Options of components below {@code custom/}: none leaves the folder of files, weakens a connection or takes code. */
final class CustomOptionCheck implements Check {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)(knownHosts|privateKey|cert)(File|Uri)|localWorkDirectory|ftpClient(Key|Trust)Store.*|propertiesFile"
                    + "|.*ResourceUri|resourceUri");
    private static final Pattern WEAKER = Pattern.compile(
            "(?i)dummyTrustManager|x509HostnameVerifier|hostnameVerifier|allowJavaSerializedObject|transferException"
                    + "|transferExchange|deserializationFilter|allowTemplateFromHeader|allowContextMapAll");
    /** The text that Camel evaluates in options of files and mails. */
    private static final Pattern TOKEN = Pattern.compile(
            "file:(name|onlyname|ext|size|length|modified|parent)(\\.noext|\\.single|\\.noext\\.single)?|date:[a-zA-Z.-]+"
                    + "(:[a-zA-Z0-9 .:_'/-]+)?|exchangeId|routeId|(body|header|headers|variable|exchangeProperty).*");

    private static final Set<String> NAMES_OF_FILES = Set.of(
            "directoryName",
            "fileName",
            "move",
            "moveFailed",
            "preMove",
            "doneFileName",
            "tempFileName",
            "tempPrefix",
            "moveExisting");
    /** In the address itself, where a secret would be shown. */
    private static final Set<String> OF_THE_ADDRESS = Set.of(
            "host",
            "hostname",
            "port",
            "name",
            "httpUri",
            "directoryName",
            "query",
            "dataSourceName",
            "timerName",
            // Shown by failures, as a part of the address.
            "username");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            for (RouteFile.Flow flow : file.flows()) {
                Stream.concat(
                                Stream.ofNullable(flow.from()),
                                flow.steps().stream().map(Step::body))
                        .forEach(body -> endpoint(file, body, findings));
            }
        }
    }

    private static void endpoint(RouteFile file, Node body, Findings findings) {
        String scheme = Step.scheme(YamlNodes.text(body, "uri"));
        Map<String, Node> given = YamlNodes.entries(YamlNodes.at(body, "parameters"));
        given.forEach((name, value) -> secrets(file, scheme, name, value, findings));
        if (file.custom()) {
            given.forEach((name, value) -> option(file, scheme, name, value, findings));
            if (scheme.equals("sftp")) {
                hostKey(file, body, given, findings);
            }
        }
    }

    private static void option(RouteFile file, String scheme, String name, Node value, Findings findings) {
        String text = YamlNodes.text(value);
        if (ELSEWHERE.matcher(name).matches()) {
            String hint = "Give the text itself: `{{secret:<name>}}`, or a key of custom/keys.yaml.";
            refuse(file, value, "Expected no file of the machine, found " + name + ".", hint, findings);
        } else if (WEAKER.matcher(name).matches() && !text.equals("false")) {
            String hint = "Take the option away; certificates are checked against those of the Java installation.";
            refuse(file, value, "Expected a connection that is checked, found " + name + ".", hint, findings);
        }
        boolean ofFiles = Set.of("file", "ftp", "ftps", "sftp").contains(scheme) && NAMES_OF_FILES.contains(name);
        if (scheme.equals("file") && ofFiles && (text.startsWith("/") || text.contains("..") || text.contains("\\"))) {
            String hint = "Write a path below the folder routes.files, such as export/stock.";
            refuse(file, value, "Expected a path that stays below routes.files, found '" + text + "'.", hint, findings);
        }
        if (!scheme.equals("kamelet")) {
            tokens(file, value, text, findings);
        }
    }

    private static void tokens(RouteFile file, Node value, String text, Findings findings) {
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", open + 2)) {
            int close = text.indexOf('}', open);
            String token = close < 0 ? text.substring(open + 2) : text.substring(open + 2, close);
            boolean known = token.matches("(file|date):.*")
                    ? TOKEN.matcher(token).matches()
                    : SimpleForms.text("${" + token + "}").isEmpty();
            if (close < 0 || !known) {
                String hint = "Options know ${file:name}, ${date:now:yyyyMMdd} and values of the message.";
                refuse(file, value, "Expected a known value, found '${" + token + "}'.", hint, findings);
            }
        }
        if (text.contains("$simple{")) {
            refuse(file, value, "Expected ${…}, found '$simple{'.", "Write ${…}.", findings);
        }
    }

    /** A password that went to another server is lost. */
    private static void hostKey(RouteFile file, Node body, Map<String, Node> given, Findings findings) {
        Node known = given.get("knownHosts");
        if (known == null || !YamlNodes.text(known).matches("\\{\\{(secret:|custom\\.)[^}]+}}")) {
            Node place = known == null ? YamlNodes.at(body, "uri") : known;
            String message = "Expected knownHosts with the host key of the server, found "
                    + (known == null ? "none." : "'" + YamlNodes.text(known) + "'.");
            String hint = "Keep the line of `ssh-keyscan -t ed25519 HOST` as a secret or a key of custom/keys.yaml and"
                    + " write `knownHosts: \"{{secret:<name>}}\"`.";
            refuse(file, place, message, hint, findings);
        }
        Map.of("strictHostKeyChecking", "yes", "useUserKnownHostsFile", "false").forEach((name, only) -> {
            Node value = given.get(name);
            if (value != null && !YamlNodes.text(value).equals(only)) {
                String message = "Expected " + name + ": " + only + ", found '" + YamlNodes.text(value) + "'.";
                refuse(file, value, message, "Take the line away; the hub sets it.", findings);
            }
        });
    }

    /** A secret is the whole value of an option that keeps it; in an address, logs and metrics would show it. */
    private static void secrets(RouteFile file, String scheme, String name, Node value, Findings findings) {
        String text = YamlNodes.text(value);
        if (!text.contains("{{secret:") && !text.contains("{{?secret:")) {
            return;
        }
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (http || scheme.equals("kamelet") || OF_THE_ADDRESS.contains(name)) {
            String hint = http
                    ? "Set the header Authorization, or the secret part of an address by CamelHttpPath."
                    : "Keep what is not secret as a key; a secret goes into an option such as password, or a header.";
            refuse(
                    file,
                    value,
                    "Expected no secret in " + name + " of " + scheme + ", found one: it is shown.",
                    hint,
                    findings);
        } else if (!text.matches("\\{\\{secret:[^}]+}}")) {
            String hint = "Keep the whole value as one secret.";
            refuse(file, value, "Expected {{secret:<name>}} alone, found more.", hint, findings);
        }
    }

    private static void refuse(RouteFile file, Node place, String message, String hint, Findings findings) {
        findings.add(Rule.OPTION, file.path(), place, message, hint);
    }
}
