package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on routes shows the files of its examples as they run here. */
class RouteSampleTest {
    private static final Pattern SAMPLE =
            Pattern.compile("<!-- sample: (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void theExamplesOfThePageAreThoseThatRun() throws IOException {
        List<MatchResult> samples = SAMPLE.matcher(Files.readString(Path.of("docs/routes.md")))
                .results()
                .toList();

        assertThat(samples).hasSize(3);
        for (MatchResult sample : samples) {
            assertThat(sample.group(2)).isEqualTo(Files.readString(Path.of(sample.group(1))));
        }
    }
}
