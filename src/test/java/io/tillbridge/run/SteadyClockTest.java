package io.tillbridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {
    private static final Instant BEGIN = Instant.parse("2026-03-11T10:00:00Z");

    private Instant wall = BEGIN;
    private long nanos = Long.MAX_VALUE - 5;

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -1, 0, 1, 3 * 3600})
    void itGoesOnByWhatPassesAndShowsTheWallClocksTime(long step) {
        SteadyClock clock = new SteadyClock(new Turned(), () -> nanos);
        Instant due = clock.instant().plusSeconds(60);

        nanos += Duration.ofSeconds(30).toNanos();
        wall = wall.plusSeconds(30 + step);

        assertThat(Duration.between(clock.instant(), due)).isEqualTo(Duration.ofSeconds(30));
        assertThat(clock.shown(due)).isEqualTo(BEGIN.plusSeconds(60 + step));
    }

    private final class Turned extends Clock {
        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
