package io.tillbridge.routing;

import io.tillbridge.run.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes {@code docs/route-pictures.md} from the route files; run its main in the project's folder after one was changed. */
final class RoutePictures {
    static final Path FILE = Path.of("docs/route-pictures.md");
    private static final Path ROUTES = Path.of("routes");

    private final List<RouteFile> files;

    RoutePictures(List<RouteFile> files) {
        this.files = files;
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, ofTheProduct().text());
    }

    static RoutePictures ofTheProduct() throws IOException {
        return new RoutePictures(
                RouteFiles.parse(RoutePermissions.without(new RouteFolder(ROUTES).read()), new Findings()));
    }

    String text() {
        StringBuilder page = new StringBuilder(
                """
                # Pictures of the routes

                One picture for each file in `routes/`. Made from the files by `RoutePictures`; do not edit it here.

                | shape | what it is |
                | --- | --- |
                | round ends | where a route begins, or how a failure ends |
                | box | a processor, a bean, or a value that is set |
                | box with doubled sides | a kamelet: a call to the other side |
                | barrel | the database, a queue or another component |
                | round corners and a dotted arrow | another route is called; the flow goes on here when that one has ended |
                | six corners | a filter or a choice |
                | slanting sides | a loop, a split or a try; an arrow leads back for the next round |
                | flag | a route of another file |
                """);
        for (RouteFile file : files) {
            page.append("\n## ").append(file.path()).append("\n\n");
            page.append(file.kamelet() ? kamelet(file) : table(file));
            page.append("\n```mermaid\n")
                    .append(new RoutePicture(file, files).text())
                    .append("```\n");
        }
        return page.toString();
    }

    private String kamelet(RouteFile file) {
        String used = callers(step -> step.uri().equals("kamelet:" + file.name()));
        return YamlNodes.text(file.root(), "spec", "definition", "description") + "\n\n"
                + (used.isEmpty() ? "No route uses it." : "Used by " + used + ".") + "\n";
    }

    private String table(RouteFile file) {
        StringBuilder table = new StringBuilder("| route | what it does | called by |\n| --- | --- | --- |\n");
        for (RouteFile.Flow flow : file.flows()) {
            String note = YamlNodes.text(flow.body(), "note");
            table.append("| `").append(flow.id()).append("` | ");
            table.append(cell(YamlNodes.text(flow.body(), "description")));
            table.append(note.isEmpty() ? "" : ". " + cell(note)).append(" | ");
            table.append(calledBy(flow)).append(" |\n");
        }
        return table.toString();
    }

    private String calledBy(RouteFile.Flow flow) {
        if (flow.kind() == RouteFile.Kind.CONFIGURATION) {
            return "the routes that name it";
        }
        if (!YamlNodes.text(flow.from(), "uri").equals("direct")) {
            return "itself";
        }
        String callers = callers(step -> StepLabel.target(step).equals(flow.id()));
        boolean job = new Jobs().all().stream().anyMatch(known -> known.kinds().stream()
                .anyMatch(kind -> flow.id().equals(kind + "-" + known.name())));
        String worker = job ? "`jobs-run`, by the name of the job" : "";
        return worker + (job && !callers.isEmpty() ? ", " : "") + callers;
    }

    private String callers(Predicate<Step> calls) {
        return files.stream()
                .flatMap(file -> file.flows().stream())
                .filter(flow -> flow.steps().stream().anyMatch(calls))
                .map(flow -> "`" + flow.id() + "`")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").strip();
    }
}
