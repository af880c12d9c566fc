package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The part of docs/route-beans.md about Camel: components, data formats and languages that route files may use. */
final class ComponentPart {
    /** What of Camel is on the class path; RuntimeJarsTest holds it. */
    private static final Path THERE = Path.of("src/test/resources/runtime/camel.txt");

    /** Their address is a key of the site; no shipped kamelet begins a route. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of("http", "https", "kamelet");

    private static final Set<String> IN_EVERY_CAMEL = Set.of("constant", "method", "exchangeProperty");

    private final RouteExamples examples;
    private final StringBuilder page;
    private final List<String> there;

    ComponentPart(RouteExamples examples, StringBuilder page) throws IOException {
        this.examples = examples;
        this.page = page;
        this.there = Files.readAllLines(THERE);
    }

    void write() {
        begins();
        calls();
        formats();
        languages();
        custom();
    }

    private void custom() {
        page.append("\n## Below custom/\n\n")
                .append(RouteBeansPage.wrapped("Routes below `custom/` may besides begin with "
                        + more(Palette.CUSTOM.from(), Palette.SHIPPED.from()) + ", call "
                        + more(Palette.CUSTOM.to(), Palette.SHIPPED.to()) + ", use the data formats "
                        + more(Palette.CUSTOM.dataFormats(), Palette.SHIPPED.dataFormats()) + " and the language "
                        + more(Palette.CUSTOM.languages(), Palette.SHIPPED.languages())
                        + ". See [Flows of your own](routes.md#flows-of-your-own) and the [cookbook](cookbook.md)."))
                .append("\n");
    }

    private static String more(Set<String> all, Set<String> known) {
        Set<String> more = new TreeSet<>(all);
        more.removeAll(known);
        return list(more);
    }

    private void begins() {
        Set<String> schemes = there("component", Palette.SHIPPED.from());
        String keys = ", or a key such as `\"{{jobs.queue.orders}}\"`.";
        page.append("\n## Where a route begins\n\n")
                .append(RouteBeansPage.wrapped("The component in `from` is " + list(schemes) + keys))
                .append("\n");
        for (String scheme : schemes) {
            example(scheme, examples.from(scheme::equals));
        }
    }

    private void calls() {
        Set<String> schemes = there("component", Palette.SHIPPED.to());
        page.append("\n## What a step calls\n\n")
                .append(RouteBeansPage.wrapped("The component in `to` is " + list(schemes) + "."))
                .append("\n");
        for (String scheme : schemes) {
            if (!scheme.equals("kamelet")) {
                example(
                        scheme,
                        examples.step(step -> step.calls() && step.scheme().equals(scheme)));
            }
        }
    }

    private void formats() {
        Set<String> formats = Palette.SHIPPED.dataFormats();
        page.append("\n## Data formats\n\n`marshal` writes a body, `unmarshal` reads it. The data formats are ")
                .append(list(formats))
                .append(".\n");
        for (String format : formats) {
            example(
                    format,
                    examples.step(
                            step -> step.name().endsWith("marshal") && YamlNodes.at(step.body(), format) != null));
        }
    }

    private void languages() {
        Set<String> languages = new TreeSet<>(Palette.SHIPPED.languages());
        languages.removeIf(name -> !IN_EVERY_CAMEL.contains(name) && !there.contains("language/" + name));
        page.append("\n## Languages\n\n")
                .append(RouteBeansPage.wrapped("An expression is in one of the languages " + list(languages) + "."))
                .append("\n");
        for (String language : languages) {
            example(
                    language,
                    examples.step(step -> step.name().equals("setBody")
                                    && YamlNodes.at(step.body(), "expression", language) != null)
                            .or(() -> examples.step(
                                    step -> !step.block() && YamlNodes.at(step.body(), "expression", language) != null))
                            .or(() ->
                                    examples.step(step -> YamlNodes.at(step.body(), "expression", language) != null)));
        }
    }

    private Set<String> there(String kind, Set<String> allowed) {
        Set<String> there = new TreeSet<>(allowed);
        there.removeIf(name -> !this.there.contains(kind + "/" + name));
        return there;
    }

    private static String list(Iterable<String> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        return sorted.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private void example(String what, Optional<String> yaml) {
        if (yaml.isEmpty() && WITHOUT_EXAMPLE.contains(what)) {
            return;
        }
        String text = yaml.orElseThrow(
                () -> new IllegalStateException("No example of " + what + ": write one in " + RouteExamples.OWN));
        page.append("\n`").append(what).append("`:\n\n```yaml\n").append(text).append("```\n");
    }
}
