package io.tillbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the machine's clock: what is measured goes on by what passes. */
class SteppedClockTest {
    private static final String ADDRESS = "10.0.0.1";

    private final MutableClock clock = new MutableClock();

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "-PT1H", "-PT1S", "PT1S", "PT1H", "P2D"})
    void aNameAndAnAddressWaitFiveMinutes(Duration step) {
        Throttle throttle = new Throttle(clock.steady());
        for (int i = 0; i < Throttle.LIMIT; i++) {
            throttle.settle("shop", ADDRESS, false);
        }
        clock.pass(Duration.ofMinutes(1));
        clock.step(step);

        assertThat(throttle.waiting("shop", ADDRESS)).isEqualTo(Duration.ofMinutes(4));
        assertThat(throttle.left(ADDRESS)).isZero();
        clock.pass(Duration.ofMinutes(4));
        assertThat(throttle.waiting("shop", ADDRESS)).isZero();
        assertThat(throttle.left(ADDRESS)).isEqualTo(Throttle.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "-PT1H", "PT1H", "P2D"})
    void anAddressThatIsKnownStaysSoForADay(Duration step) {
        Throttle throttle = new Throttle(clock.steady());
        throttle.settle("shop", "192.0.2.7", true);
        clock.pass(Throttle.TRUSTED_FOR.minusMinutes(1));
        clock.step(step);
        for (int i = 0; i < Throttle.NAME_CEILING; i++) {
            throttle.settle("shop", "10.0.0." + i, false);
        }

        assertThat(throttle.waiting("shop", "192.0.2.7")).isZero();
        clock.pass(Duration.ofMinutes(1));
        assertThat(throttle.waiting("shop", "192.0.2.7")).isEqualTo(Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "-PT1H", "-PT1S", "PT1S", "PT1H", "P2D"})
    void anAddressThatOpensNothingWaitsFiveMinutes(Duration step) {
        AddressThrottle throttle = new AddressThrottle(clock.steady());
        for (int i = 0; i < Throttle.LIMIT; i++) {
            assertThat(throttle.left(ADDRESS)).isEqualTo(Throttle.LIMIT - i);
            throttle.failed(ADDRESS);
        }
        clock.pass(Duration.ofMinutes(1));
        clock.step(step);

        assertThat(throttle.waiting(ADDRESS)).isEqualTo(Duration.ofMinutes(4));
        clock.pass(Duration.ofMinutes(4));
        assertThat(throttle.waiting(ADDRESS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-P1D", "-PT1H", "-PT1S", "PT1S", "PT1H", "P2D"})
    void aPairIsRememberedForTenSecondsAndNoLongerThanItsSecretHolds(Duration step) {
        VerifiedKeyCache verified = new VerifiedKeyCache(clock.steady());
        Instant never = Instant.EPOCH;
        ApiKey key = new ApiKey(0, "nobody", "", false, Set.of(), null, null, never, 1, never, never, null);
        verified.add("for good", key, Instant.MAX, 0);
        verified.add("for now", key, clock.instant().plusSeconds(4), 0);
        clock.step(step);

        clock.pass(Duration.ofSeconds(4).minusNanos(1));
        assertThat(verified.find("for now")).isPresent();
        clock.pass(Duration.ofNanos(1));
        assertThat(verified.find("for now")).isEmpty();
        clock.pass(Duration.ofSeconds(6).minusNanos(1));
        assertThat(verified.find("for good")).isPresent();
        clock.pass(Duration.ofNanos(1));
        assertThat(verified.find("for good")).isEmpty();
    }
}
