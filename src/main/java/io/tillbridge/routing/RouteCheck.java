package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The check of route files: the rules of {@link Rule} and a trial load by Camel.
 * The shell, the tests and the reload all ask here.
 */
public final class RouteCheck {
    private final LintContext around;
    private Checked last;

    /** Texts, and what was found in them. */
    private record Checked(Map<String, String> texts, List<RouteFinding> findings) {}

    public RouteCheck(LintContext around) {
        this.around = around;
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
        return last.findings;
    }

    /** What checked files declare beside their routes. */
    CustomFiles custom(Map<String, String> texts) {
        return CustomFiles.of(texts, around);
    }

    private List<RouteFinding> findings(Map<String, String> texts) {
        Findings findings = new Findings();
        new RouteLint(around).check(texts, findings);
        Map<String, String> sound = sound(texts, findings.list());
        // Routes that call a faulty kamelet would be blamed for it.
        if (sound.keySet().stream().filter(RouteCheck::kamelet).count()
                == texts.keySet().stream().filter(RouteCheck::kamelet).count()) {
            new ScratchLoad(around).check(sound, findings);
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
