package io.tillbridge.routing;

import java.util.List;
import java.util.regex.Pattern;

/** Name, place and size of a file. */
final class FileShapeCheck implements Check {
    private static final Pattern ROUTE_PLACE =
            Pattern.compile("((?!kamelets/)([a-z0-9-]+/)?|custom/([a-z0-9-]+/)+)[a-z0-9-]+\\.camel\\.yaml");
    private static final Pattern KAMELET_PLACE = Pattern.compile("kamelets/[a-z0-9-]+\\.kamelet\\.yaml");
    private static final int MOST_ROUTES = 3;
    private static final int MOST_LINES = 200;

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        for (RouteFile file : files) {
            place(file, findings);
            size(file, findings);
            name(file, findings);
        }
    }

    /** Whether a file can be no route file by its name; it is named then, or it would never run without a word. */
    static boolean misplaced(String path, Findings findings) {
        if (RouteFiles.isOne(path) || RouteFile.keys(path)) {
            return false;
        }
        String message = "Expected <name>.camel.yaml or kamelets/<name>.kamelet.yaml, found " + path + ".";
        String hint = "Rename the file, or move it out of the folder of route files: it would never run.";
        findings.add(Rule.FILE_PLACE, path, 0, 0, message, hint);
        return true;
    }

    private static void place(RouteFile file, Findings findings) {
        Pattern right = file.kamelet() ? KAMELET_PLACE : ROUTE_PLACE;
        if (!right.matcher(file.path()).matches()) {
            String message =
                    "Expected " + (file.kamelet() ? "kamelets/<name>.kamelet.yaml" : "<folder>/<name>.camel.yaml")
                            + ", found " + file.path() + ".";
            String hint =
                    "Use one folder at most (below custom/ as many as you like) and small letters, digits and dashes.";
            findings.add(Rule.FILE_PLACE, file.path(), 0, 0, message, hint);
        }
    }

    private static void size(RouteFile file, Findings findings) {
        if (file.routes().size() > MOST_ROUTES) {
            String message = "Expected at most 3 routes, found " + file.routes().size() + ".";
            String hint = "One story per file: move a route and the helpers only it uses to a file of its own.";
            findings.add(
                    Rule.FILE_SIZE, file.path(), file.routes().get(MOST_ROUTES).body(), message, hint);
        }
        if (file.lines() > MOST_LINES) {
            String message = "Expected at most " + MOST_LINES + " lines, found " + file.lines() + ".";
            findings.add(Rule.FILE_SIZE, file.path(), MOST_LINES + 1, 1, message, "Move a route to a file of its own.");
        }
    }

    private static void name(RouteFile file, Findings findings) {
        if (file.routes().isEmpty() && !file.kamelet()) {
            return;
        }
        RouteFile.Flow first =
                file.kamelet() ? file.flows().get(0) : file.routes().get(0);
        if (!first.id().isEmpty() && !first.id().equals(file.name()) && !first.drawn()) {
            String message = "Expected the file to be named '" + first.id() + "', found '" + file.name() + "'.";
            findings.add(Rule.FILE_NAME, file.path(), first.body(), message, "Rename the file.");
        }
    }
}
