package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A busy machine fails no test: tests wait by {@link Until} alone, for something to be so. */
class TestsWaitForConditionsTest {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Pattern WAITS = Pattern.compile("Thread\\.sleep|\\.sleep\\([0-9]|onSpinWait|LockSupport|"
            + "while \\(true\\)|for \\([^;]*; *;|assertTimeout|@Timeout");

    @Test
    void noTestSleepsSpinsOrLoopsWithoutEnd() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(TestsWaitForConditionsTest::isHeldToIt).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line++) {
                    if (WAITS.matcher(lines.get(line)).find()) {
                        found.add(SOURCES.relativize(file) + ":" + (line + 1) + ": "
                                + lines.get(line).strip());
                    }
                }
            }
        }

        assertThat(found).as("Wait by Until").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.sleep(10);", "TimeUnit.SECONDS.sleep(1);", "Thread.onSpinWait();", "LockSupport.parkNanos(1);",
                "while (true) {", "for (;;) {", "for (int i = 0; ; i++) {", "assertTimeout(", "@Timeout(3)"
            })
    void eachFormOfWaitingIsSeen(String line) {
        assertThat(line).containsPattern(WAITS);
    }

    private static boolean isHeldToIt(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java")
                && !name.equals("Until.java")
                && !name.equals(TestsWaitForConditionsTest.class.getSimpleName() + ".java");
    }
}
