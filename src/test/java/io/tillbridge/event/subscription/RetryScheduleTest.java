package io.tillbridge.event.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant BEGAN = Instant.parse("2026-03-11T12:00:00Z");
    private static final RetrySchedule MIDDLE = new RetrySchedule(() -> 0.5);

    @Test
    void pausesGrowAndTheLastTryIsThreeDaysAfterTheFirst() {
        List<Duration> pauses = new ArrayList<>();
        Instant at = BEGAN;
        Optional<Instant> next = MIDDLE.next(1, BEGAN, at, null);
        while (next.isPresent()) {
            pauses.add(Duration.between(at, next.get()));
            at = next.get();
            next = MIDDLE.next(pauses.size() + 1, BEGAN, at, null);
        }

        assertThat(pauses.subList(0, 9).stream().map(Duration::toString))
                .containsExactly("PT5S", "PT1M", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H");
        assertThat(pauses).hasSize(10);
        assertThat(at).isEqualTo(BEGAN.plus(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @CsvSource({"0.0, PT54S", "0.5, PT1M", "1.0, PT1M6S"})
    void aPauseIsUpToATenthShorterOrLonger(double random, Duration pause) {
        Optional<Instant> next = new RetrySchedule(() -> random).next(2, BEGAN, BEGAN, null);

        assertThat(next).contains(BEGAN.plus(pause));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S", "1, PT2H", "9, PT10S", "9, PT24H"})
    void whatTheReceiverAsksForIsKept(int tries, Duration asked) {
        Instant late = BEGAN.plus(Duration.ofHours(71));

        assertThat(MIDDLE.next(tries, BEGAN, late, asked)).contains(late.plus(asked));
    }

    @Test
    void afterThreeDaysThereIsNoNextTryWhateverTheReceiverAsksFor() {
        Instant end = BEGAN.plus(Duration.ofDays(3));

        assertThat(MIDDLE.next(3, BEGAN, end, Duration.ofMinutes(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "6, PT2M40S", "7, PT5M", "1000, PT5M"})
    void aReceiverThatDoesNotRespondIsLeftAloneForLongerEachTime(int times, Duration hold) {
        assertThat(RetrySchedule.hold(times)).isEqualTo(hold);
    }
}
