package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Secrets that route files name are there. They come and go without a change of the files. A route that its precondition
 * leaves out needs none.
 */
final class SecretNameCheck {
    private static final Pattern SECRET = Pattern.compile("\\{\\{\\??secret:([^}]*)}}");
    private static final Pattern NAME = Pattern.compile("secret:[a-z0-9]+([._-][a-z0-9]+)*");

    private static final String MISSING = "Expected the name of a secret that is set, found '";

    private final Predicate<String> isThere;
    private final Map<String, String> keys;

    /**
     * @param isThere whether there is a secret of a name
     * @param keys with the values in force
     */
    SecretNameCheck(Predicate<String> isThere, Map<String, String> keys) {
        this.isThere = isThere;
        this.keys = Map.copyOf(keys);
    }

    /** Whether a placeholder is one of a secret, well-formed or not. */
    static boolean isSecret(String key) {
        return key.startsWith("secret:");
    }

    /** The name of the secret for want of which a file is refused. */
    static Optional<String> missing(RouteFinding finding) {
        return finding.message().startsWith(MISSING)
                ? Optional.of(finding.message()
                        .substring(MISSING.length(), finding.message().length() - 2))
                : Optional.empty();
    }

    void check(List<RouteFile> files, Findings findings) {
        for (RouteFile file : files) {
            file.flows().stream()
                    .filter(flow -> !flow.isOff(keys))
                    .flatMap(flow -> YamlNodes.scalars(flow.body()).stream())
                    .forEach(scalar -> scalar(file, scalar, findings));
        }
    }

    private void scalar(RouteFile file, ScalarNode scalar, Findings findings) {
        Matcher found = SECRET.matcher(scalar.getValue());
        while (found.find()) {
            String name = found.group(1);
            if (!NAME.matcher("secret:" + name).matches() || !isThere.test(name)) {
                String message = MISSING + name + "'.";
                String hint = "Set it by ./tillbridge secret set " + name + ", or put it into the file " + name
                        + " of the folder routes.secrets.";
                findings.add(Rule.KEY, file.path(), scalar, message, hint);
            }
        }
    }
}
