package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cookbook shows every example as it is shipped, and each is off by a key of its own. */
class CookbookTest {
    private static final Path EXAMPLES = Path.of("routes/custom/examples");
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern PRECONDITION = Pattern.compile("precondition: \"\\{\\{(custom\\.\\S+\\.enabled)}}\"");

    @Test
    void everyExampleStandsInItAsItIsShipped() throws IOException {
        List<MatchResult> samples = SAMPLE.matcher(Files.readString(Path.of("docs/cookbook.md")))
                .results()
                .toList();

        assertThat(samples).extracting(sample -> sample.group(1)).containsExactlyInAnyOrderElementsOf(files());
        for (MatchResult sample : samples) {
            assertThat(sample.group(2)).isEqualTo(Files.readString(Path.of(sample.group(1))));
        }
    }

    @Test
    void eachIsOffByOneKey() throws IOException {
        for (String file : files()) {
            String keys = Files.readString(Path.of(file.replace(".camel.yaml", ".keys.yaml")));
            String text = Files.readString(Path.of(file));
            List<String> conditions = PRECONDITION
                    .matcher(text)
                    .results()
                    .map(condition -> condition.group(1))
                    .toList();

            assertThat(conditions).as(file).hasSize(text.split("\n- route:|^- route:", -1).length - 1);
            assertThat(conditions.stream().distinct()).as(file).hasSize(1);
            assertThat(keys).contains(conditions.get(0) + ":\n  type: flag\n  default: \"false\"\n");
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.map(Path::toString)
                    .filter(file -> file.endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
