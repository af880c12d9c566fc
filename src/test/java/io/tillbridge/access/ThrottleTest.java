package io.tillbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {
    private final MutableClock clock = new MutableClock();
    private final Throttle throttle = new Throttle(clock.steady());

    @Test
    void anAddressWaitsAfterTenFailuresWhateverTheNames() {
        IntStream.range(0, 9).forEach(i -> fail("name" + i, "10.0.0.1"));
        assertThat(throttle.waiting("other", "10.0.0.1")).isZero();

        fail("name9", "10.0.0.1");

        assertThat(throttle.waiting("other", "10.0.0.1")).isEqualTo(Duration.ofMinutes(5));
        assertThat(throttle.waiting("other", "10.0.0.2")).isZero();
    }

    @Test
    void aNameWaitsAfterTenFailuresAtAddressesThatFailed() {
        IntStream.range(0, 10).forEach(i -> fail("shop", "10.0.0." + i));

        assertThat(throttle.waiting("shop", "10.0.0.3")).isEqualTo(Duration.ofMinutes(5));
        assertThat(throttle.waiting("other", "10.0.0.3")).isZero();
    }

    @Test
    void theOwnerOfANameUnderAttackSignsInFromElsewhere() {
        IntStream.range(0, 10).forEach(i -> fail("shop", "10.0.0.1"));

        assertThat(throttle.settle("shop", "192.0.2.7", true)).isZero();
    }

    @Test
    void pastAHundredFailuresOnlyAddressesThatKnewTheSecretAreLetThrough() {
        assertThat(throttle.settle("shop", "192.0.2.7", true)).isZero();
        IntStream.range(0, 100).forEach(i -> fail("shop", "10.0.0." + i));

        assertThat(throttle.waiting("shop", "192.0.2.8")).isEqualTo(Duration.ofMinutes(5));
        assertThat(throttle.waiting("shop", "192.0.2.7")).isZero();
        IntStream.range(0, 10).forEach(i -> fail("shop", "192.0.2.7"));
        assertThat(throttle.waiting("shop", "192.0.2.7")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void trustInAnAddressEndsAfterADay() {
        throttle.settle("shop", "192.0.2.7", true);
        clock.pass(Throttle.TRUSTED_FOR);
        IntStream.range(0, 100).forEach(i -> fail("shop", "10.0.0." + i));

        assertThat(throttle.waiting("shop", "192.0.2.7")).isPositive();
    }

    @Test
    void waitingInVainDoesNotMakeTheWaitLonger() {
        IntStream.range(0, 10).forEach(i -> fail("shop", "10.0.0.1"));
        clock.pass(Duration.ofMinutes(4));

        Duration refused = throttle.settle("shop", "10.0.0.1", false);
        clock.pass(Duration.ofMinutes(1));

        assertThat(refused).isEqualTo(Duration.ofMinutes(1));
        assertThat(throttle.waiting("shop", "10.0.0.1")).isZero();
    }

    @Test
    void theRightSecretIsHeldBackTooWhileTheAddressWaits() {
        IntStream.range(0, 10).forEach(i -> fail("shop", "10.0.0.1"));

        assertThat(throttle.settle("shop", "10.0.0.1", true)).isPositive();
    }

    @Test
    void aFloodOfNamesAndAddressesTakesBoundedMemory() {
        IntStream.range(0, 50_000).forEach(i -> {
            throttle.settle("name" + i, "address" + i, false);
            throttle.settle("name" + i, "other" + i, true);
        });

        assertThat(throttle.size()).isEqualTo(3 * Throttle.MOST_REMEMBERED);
    }

    @Property(tries = 200)
    void noFiveMinutesSeeMoreThanTenChecksFromOneAddress(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 90) Integer> pauses) {
        List<Instant> checks = new ArrayList<>();

        for (int pause : pauses) {
            clock.pass(Duration.ofSeconds(pause));
            if (throttle.settle("shop", "10.0.0.1", false).isZero()) {
                checks.add(clock.instant());
            }
        }

        for (int i = Throttle.LIMIT; i < checks.size(); i++) {
            assertThat(Duration.between(checks.get(i - Throttle.LIMIT), checks.get(i)))
                    .isGreaterThanOrEqualTo(Throttle.SPAN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::1, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "zz:zz, zz:zz, true"
    })
    void anIpv6NetworkIsOneAddress(String one, String other, boolean same) {
        assertThat(AddressRange.of(one).equals(AddressRange.of(other))).isEqualTo(same);
    }

    private void fail(String name, String address) {
        assertThat(throttle.settle(name, address, false)).isZero();
    }
}
