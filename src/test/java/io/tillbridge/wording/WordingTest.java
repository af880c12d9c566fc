package io.tillbridge.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    /** A number and a plural behind it; limits, which are never 1, are named in capitals or by a limit's name. */
    private static final Pattern PLURAL = Pattern.compile("([A-Za-z.()]+)\\s*\\+ \"\\)? ?(more )?"
            + "(lines|rows|products|files|orders|runs|listings|variants|shipments|entries|seconds|items|pieces)\\b");

    private static final Pattern LIMIT =
            Pattern.compile("(?i:.*(most|max|limit|least|known|silence|patience|name).*)|[A-Z_]+");

    @ParameterizedTest
    @CsvSource({"0, 0 lines", "1, 1 line", "2, 2 lines", "-1, -1 lines"})
    void oneThingIsNotMany(long number, String text) {
        assertThat(Quantity.of(number, "line")).isEqualTo(text);
    }

    @Test
    void someWordsHaveAPluralOfTheirOwn() {
        assertThat(Quantity.of(1, "entry", "entries")).isEqualTo("1 entry");
        assertThat(Quantity.of(3, "entry", "entries")).isEqualTo("3 entries");
    }

    @ParameterizedTest
    @CsvSource({
        "at 2026-03-11T13:02:09.123456789Z, at 2026-03-11T13:02:09Z",
        "2026-03-11T13:02:09.1Z to 2026-03-11T13:02:10.12Z, 2026-03-11T13:02:09Z to 2026-03-11T13:02:10Z",
        "version 1.2.3 of 2026-03-11, version 1.2.3 of 2026-03-11"
    })
    void instantsInTextsGoToTheSecond(String text, String shown) {
        assertThat(Moments.toTheSecond(text)).isEqualTo(shown);
    }

    @Test
    void numbersOfThingsAreWrittenInOnePlace() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !one.toString().contains("/sandbox/"))
                    .toList()) {
                Matcher plural = PLURAL.matcher(Files.readString(file));
                while (plural.find()) {
                    if (!LIMIT.matcher(plural.group(1)).matches()) {
                        elsewhere.add(file.getFileName() + ": " + plural.group());
                    }
                }
            }
        }

        assertThat(elsewhere).isEmpty();
    }
}
