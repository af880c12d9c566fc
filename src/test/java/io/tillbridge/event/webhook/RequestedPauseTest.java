package io.tillbridge.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedPauseTest {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0                              | PT0S
            120                            | PT2M
            ' 7 '                          | PT7S
            Wed, 11 Mar 2026 12:30:00 GMT  | PT30M
            Wed, 11 Mar 2026 11:30:00 GMT  | PT-30M
            """)
    void itIsGivenInSecondsOrAsADate(String value, Duration pause) {
        assertThat(RequestedPause.of(value, NOW)).isEqualTo(pause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999", "2026-03-11T12:30:00Z"})
    void anythingElseIsNone(String value) {
        assertThat(RequestedPause.of(value, NOW)).isNull();
    }
}
