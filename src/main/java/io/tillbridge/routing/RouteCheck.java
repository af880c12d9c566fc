package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The check of route files: the rules of {@link Rule} and a trial load by Camel.
 * The shell, the tests and the reload all ask here.
 */
public final class RouteCheck {
    private final LintContext around;
    private volatile Predicate<String> secrets;
    private Checked last;

    /** Texts, and what was found in them. */
    private record Checked(Map<String, String> texts, List<RouteFinding> findings) {}

    public RouteCheck(LintContext around) {
        this.around = around;
        this.secrets = name -> around.keys().containsKey("secret:" + name);
    }

    /**
     * Says which secrets there are besides those of the folder {@code routes.secrets}; they may come and go.
     *
     * @param sealed whether one of a name is in the database
     */
    public void secretsOf(Predicate<String> sealed) {
        secrets = name -> around.keys().containsKey("secret:" + name) || sealed.test(name);
    }

    /** What files may lean on, but for the keys that they declare themselves. */
    LintContext around() {
        return around;
    }

    /** Whether a secret of that name is set now. */
    boolean hasSecret(String name) {
        return secrets.test(name);
    }

    /**
     * Checks all route files below a folder.
     *
     * @return every breach of every rule, by file and line; empty when all is right
     */
    public List<RouteFinding> check(Path routesDir) {
        try {
            return check(new RouteFolder(routesDir).read());
        } catch (IOException e) {
            Findings findings = new Findings();
            String message = "Expected a readable folder of route files, found: " + e + ".";
            findings.add(Rule.FILE_PLACE, routesDir.toString(), 0, 0, message, "Set routes.dir to the folder.");
            return findings.list();
        }
    }

    /**
     * Checks texts; those checked last are not checked again.
     *
     * @param texts path below the routes folder → text, all files of the application
     */
    synchronized List<RouteFinding> check(Map<String, String> texts) {
        if (last == null || !texts.equals(last.texts)) {
            last = new Checked(Map.copyOf(texts), findings(texts));
        }
        Findings all = new Findings();
        last.findings.forEach(all::add);
        if (texts.values().stream().anyMatch(text -> text.contains("secret:"))) {
            Map<String, String> keys = around.withKeysOf(texts, new Findings()).keys();
            new SecretNameCheck(secrets, keys).check(RouteFiles.parse(texts, new Findings()), all);
        }
        return all.list();
    }

    /** The values of the keys that these texts declare. */
    Map<String, String> ownKeys(Map<String, String> texts) {
        return DeclaredKeys.in(texts, around.custom(), new Findings());
    }

    /** What checked files declare beside their routes. */
    CustomFiles custom(Map<String, String> texts) {
        return CustomFiles.of(texts, around);
    }

    private List<RouteFinding> findings(Map<String, String> texts) {
        Findings findings = new Findings();
        LintContext withKeys = around.withKeysOf(texts, findings);
        new RouteLint(withKeys).check(texts, findings);
        Map<String, String> sound = sound(texts, findings.list());
        // Routes that call a faulty kamelet would be blamed for it.
        if (sound.keySet().stream().filter(RouteCheck::kamelet).count()
                == texts.keySet().stream().filter(RouteCheck::kamelet).count()) {
            new ScratchLoad(withKeys).check(RoutePermissions.without(sound), findings);
        }
        return findings.list();
    }

    /** The files without findings: of the others Camel would only repeat in its own words what a rule has said. */
    private static Map<String, String> sound(Map<String, String> texts, List<RouteFinding> findings) {
        Map<String, String> sound = new TreeMap<>(texts);
        findings.forEach(finding -> sound.remove(finding.file()));
        return sound;
    }

    private static boolean kamelet(String path) {
        return path.endsWith(RouteFile.KAMELET_SUFFIX);
    }
}
