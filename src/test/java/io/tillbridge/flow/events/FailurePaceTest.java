package io.tillbridge.flow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailurePaceTest {
    private final FailurePace pace = new FailurePace(Duration.ofMinutes(1));

    @Test
    void aFewFailuresDoNotSlowTheReaderDown() {
        fail(2);

        assertThat(pace.slow()).isFalse();
    }

    @Test
    void failuresWithoutASuccessBetweenAreFollowedByGrowingPauses() {
        fail(3);
        assertThat(pace.slow()).isTrue();
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(200));

        fail(2);
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(800));

        fail(100);
        assertThat(pace.pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aSuccessEndsThem() {
        fail(50);

        pace.succeeded();

        assertThat(pace.slow()).isFalse();
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void oneEventIsTriedAgainLaterAndLater() {
        assertThat(pace.after(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.after(4)).isEqualTo(Duration.ofMillis(3_200));
        assertThat(pace.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            pace.failed();
        }
    }
}
