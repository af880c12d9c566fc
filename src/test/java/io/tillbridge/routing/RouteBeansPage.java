package io.tillbridge.routing;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.wording.StepContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Writes {@code docs/route-beans.md}: all that a route file may name. Run its main in the project's folder after a bean, a
 * step, a kamelet or a list of the lint was changed.
 */
final class RouteBeansPage {
    static final Path FILE = Path.of("docs/route-beans.md");
    private static final String LIST = "collectBodies";
    private static final String HUB = "hub";

    private final RouteExamples examples;
    private final ApiAccess api = ApiForRoutes.of(Contract.read());
    private final StringBuilder page = new StringBuilder();

    private RouteBeansPage(RouteExamples examples) {
        this.examples = examples;
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, text());
    }

    static String text() throws IOException {
        RouteBeansPage page = new RouteBeansPage(RouteExamples.read());
        page.write();
        return page.page.toString();
    }

    private void write() throws IOException {
        page.append(
                """
                # Beans, kamelets and components for routes

                To find what a route file can name, look here: kamelets, the bean `hub`, steps, other beans, components, data
                formats and languages, each with an example. [routes.md](routes.md) explains how to edit route files,
                [kamelets.md](kamelets.md) how the calls of kamelets end. `RouteBeansPage` makes this page from the code and
                the route files; do not edit it here. Every example is part of a route file that a test checks and loads.

                ## Kamelets

                Use a kamelet as `uri: kamelet:<name>`, with its properties under `parameters`.
                """);
        kamelets();
        hub();
        steps();
        beans();
        new ComponentPart(examples, page).write();
        EventPart.write(page);
    }

    private void kamelets() throws IOException {
        Map<String, String> texts = new TreeMap<>(new RouteFolder(RouteExamples.SHIPPED).read());
        texts.keySet().removeIf(path -> !path.endsWith(RouteFile.KAMELET_SUFFIX));
        for (RouteFile kamelet : RouteFiles.parse(texts, new Findings())) {
            Node definition = YamlNodes.at(kamelet.root(), "spec", "definition");
            List<String> required = YamlNodes.items(YamlNodes.at(definition, "required")).stream()
                    .map(YamlNodes::text)
                    .toList();
            page.append("\n### `").append(kamelet.name()).append("`\n\n");
            page.append(wrapped(YamlNodes.text(definition, "description"))).append("\n");
            page.append("\n| property | default | meaning |\n| --- | --- | --- |\n");
            YamlNodes.entries(YamlNodes.at(definition, "properties")).forEach((name, property) -> {
                String standard = required.contains(name) ? "required" : code(YamlNodes.text(property, "default"));
                row("`" + name + "`", standard, YamlNodes.text(property, "description"));
            });
            String uri = "kamelet:" + kamelet.name();
            Optional<String> example =
                    examples.step(step -> step.uri().equals(uri)).or(() -> examples.beginning(uri));
            boolean begins = RouteExamples.isSource(kamelet);
            if (example.isPresent() || !begins) {
                example(uri, example);
            }
        }
    }

    private void hub() throws IOException {
        SourceComments source = SourceComments.of(RouteBeans.TYPES.get(HUB)).orElseThrow();
        page.append("\n## The bean `hub`\n\n").append(wrapped(source.comment())).append("\n");
        page.append("\n| method | result | permission | what it does |\n| --- | --- | --- | --- |\n");
        for (SourceComments.Told method : source.methods()) {
            String operation = api.methods().get(method.name());
            String permission = "`" + api.operations().get(operation).permission() + "` (`" + operation + "`)";
            row("`" + method.signature() + "`", result(method), permission, method.comment());
        }
        page.append("\nAn example of each:\n\n```yaml\n");
        for (SourceComments.Told method : source.methods()) {
            page.append(examples.step(step -> calls(step, HUB, method.name()))
                    .orElseThrow(() -> new IllegalStateException(
                            "No example of hub." + method.name() + " in " + RouteExamples.OWN)));
        }
        page.append("```\n");
    }

    private void steps() {
        page.append(
                """

                ## Steps

                A step runs by `process` with its name in `ref`. A step of a shipped flow fails with the name of the step that
                must come before it.

                | step | what it does | before | after | used by |
                | --- | --- | --- | --- | --- |
                """);
        for (StepContract step : RouteBeans.steps().values()) {
            String users = examples
                    .routes(one -> one.name().equals("process")
                            && YamlNodes.text(one.body(), "ref").equals(step.name()))
                    .stream()
                    .map(id -> "`" + id + "`")
                    .collect(Collectors.joining(", "));
            row("`" + step.name() + "`", step.does(), step.needs(), step.leaves(), users);
        }
        example("a step", examples.step(step -> step.name().equals("process")));
    }

    private void beans() throws IOException {
        page.append(
                "\n## Other beans\n\nCall a method by `bean` with `ref` and `method`, or as an expression by `method`.\n");
        for (Map.Entry<String, Class<?>> bean : new TreeMap<>(RouteBeans.TYPES).entrySet()) {
            String name = bean.getKey();
            if (name.equals(HUB) || RouteBeans.steps().containsKey(name)) {
                continue;
            }
            page.append("\n### `").append(name).append("`\n\n");
            Optional<SourceComments> source = SourceComments.of(bean.getValue());
            if (name.equals(LIST)) {
                page.append(
                        "The strategy of `aggregate` that makes a list of bodies; name it in `aggregationStrategy`.\n");
                continue;
            }
            if (source.isEmpty()) {
                page.append("The database for routes; name it in `dataSourceName` of `jdbc`.\n");
                example(name, examples.step(step -> step.uri().equals("jdbc")));
                continue;
            }
            page.append(wrapped(source.get().comment())).append("\n");
            page.append("\n| method | result | what it does |\n| --- | --- | --- |\n");
            for (SourceComments.Told method : source.get().methods()) {
                row("`" + method.signature() + "`", result(method), method.comment());
            }
            example(name, examples.step(step -> names(step, name)));
        }
    }

    private static boolean calls(Step step, String bean, String method) {
        return mappings(step.body())
                .anyMatch(call -> YamlNodes.text(call, "ref").equals(bean)
                        && YamlNodes.text(call, "method")
                                .replaceFirst("\\(.*", "")
                                .equals(method));
    }

    private static boolean names(Step step, String bean) {
        return mappings(step.body())
                .anyMatch(call -> YamlNodes.text(call, "ref").equals(bean));
    }

    /** A step's own mapping and that of its expression; not those of the steps inside of it. */
    private static Stream<Node> mappings(Node body) {
        return Stream.of(body, YamlNodes.at(body, "expression", "method")).filter(node -> node != null);
    }

    private void example(String what, Optional<String> yaml) {
        String text = yaml.orElseThrow(
                () -> new IllegalStateException("No example of " + what + ": write one in " + RouteExamples.OWN));
        page.append("\n```yaml\n").append(text).append("```\n");
    }

    private void row(String... cells) {
        page.append(Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|").replace("\n", " ").strip())
                .collect(Collectors.joining(" | ", "| ", " |\n"))
                .replace("|  |", "| |"));
    }

    private static String result(SourceComments.Told method) {
        return code(method.result().replace("<?, ?>", "").replace("<?>", ""));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", -1)) {
            if (column + word.length() > 115) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
