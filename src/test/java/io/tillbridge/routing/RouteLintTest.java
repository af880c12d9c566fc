package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLintTest {
    private static final String EXPECTED = ".expected";

    @Test
    void goodFilesHaveNoFinding() {
        assertThat(new RouteCheck(Sample.surroundings()).check(Sample.GOOD)).isEmpty();
    }

    /** First line of the sidecar: where the file would stand in the routes folder; then its findings. */
    @ParameterizedTest
    @MethodSource("badFiles")
    void badFileGivesItsFindings(Path bad) throws IOException {
        List<String> expected = Files.readAllLines(sidecar(bad));
        Map<String, String> texts = Sample.good();
        texts.put(expected.get(0), Files.readString(bad));

        List<RouteFinding> findings = new RouteCheck(Sample.surroundings()).check(texts);

        assertThat(findings).extracting(RouteFinding::text).isEqualTo(expected.subList(1, expected.size()));
    }

    @Test
    void everyRuleHasABadFileThatBreaksIt() throws IOException {
        TreeSet<String> broken = new TreeSet<>();

        for (Path bad : badFiles().toList()) {
            String name = bad.getFileName().toString();
            String rule = name.replaceAll("(~.*)?\\.(camel|kamelet)\\.yaml", "");
            assertThat(Files.readString(sidecar(bad))).as(name).contains("[" + rule + "]");
            broken.add(rule);
        }

        assertThat(broken)
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::id).sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void hostileTextIsRefusedAndNeverBuilt(int which) throws IOException {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [x]\n", ""));
        List<String> hostile = List.of(
                "[".repeat(90_000),
                "- ".repeat(45_000),
                "? ".repeat(40_000),
                laughs,
                "x".repeat(10_000_000),
                "- route:\n    id: \u0000\n",
                "- route:\n    id: \uFFFD\n");
        Map<String, String> texts = Sample.good();
        texts.put("hostile.camel.yaml", hostile.get(which));

        assertThat(new RouteCheck(Sample.surroundings()).check(texts))
                .extracting(RouteFinding::file, RouteFinding::rule)
                .containsOnly(tuple("hostile.camel.yaml", "yaml"));
    }

    static Stream<Path> badFiles() throws IOException {
        try (Stream<Path> files = Files.list(Sample.BAD)) {
            return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList().stream();
        }
    }

    private static Path sidecar(Path bad) {
        return bad.resolveSibling(bad.getFileName() + EXPECTED);
    }
}
