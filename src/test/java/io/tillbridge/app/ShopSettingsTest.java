package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.Order;
import io.tillbridge.run.Jobs;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set counts from the next tick on; the hub is never started again. */
class ShopSettingsTest {
    private static final Author ANNA = new Author("person:1", "Anna");

    @TempDir
    private Path temp;

    @Test
    void holidaysAndWorkingDaysOfTheCompanyCountFromTheNextPollOn() throws Exception {
        try (ShopHub world = ShopHub.start(temp)) {
            Settings settings = world.hub.core().settings();
            OneShop one = world.shop(Map.of());
            OneShop.Article mug = one.sold(10);
            settings.change(
                    Map.of("workingDays", List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun")), null, ANNA);
            Order before = one.order(polled(one, mug));

            settings.change(Map.of("holidays", tenDaysFrom(before.shipsOn())), null, ANNA);
            Order after = one.order(polled(one, mug));

            assertThat(after.shipsOn()).isEqualTo(before.shipsOn().plusDays(10));
        }
    }

    private static long polled(OneShop one, OneShop.Article mug) throws Exception {
        long order = one.ordered(mug, 1);
        one.poll();
        return order;
    }

    /** Five of them as dates and five as days of every year. */
    private static List<String> tenDaysFrom(LocalDate first) {
        return IntStream.range(0, 10)
                .mapToObj(first::plusDays)
                .map(day -> day.getDayOfMonth() % 2 == 0
                        ? day.toString()
                        : "--" + day.toString().substring(5))
                .toList();
    }

    @Test
    void aSwitchCountsFromTheNextTickOn() throws Exception {
        Map<String, String> everySecond =
                Map.of("schedule.enabled", "true", "schedule.order-poll.cron", "0/1 * * * * ?");
        try (ShopHub world = ShopHub.start(temp, everySecond)) {
            OneShop metronome = world.shop(Map.of());
            OneShop one = world.shop(Map.of("orderSync", false));
            passTicks(metronome);
            assertThat(polls(one)).isZero();

            one.set("orderSync", true);
            Until.within(Duration.ofSeconds(20), "the shop is polled", () -> polls(one) > 0);

            one.set("orderSync", false);
            passTicks(metronome);
            one.quiet();
            long then = polls(one);
            passTicks(metronome);
            assertThat(polls(one)).isEqualTo(then);
        }
    }

    /** Waits until the clock has ticked at least once for all shops: the other one's second poll from now begins. */
    private static void passTicks(OneShop metronome) throws Exception {
        long now = newest(metronome);
        Until.within(
                Duration.ofSeconds(20),
                "the clock ticks",
                () -> metronome.runs().stream()
                                .filter(run -> run.job().equals(Jobs.ORDER_POLL) && run.id() > now)
                                .count()
                        >= 2);
    }

    private static long newest(OneShop shop) {
        return shop.runs().stream().mapToLong(run -> run.id()).max().orElse(0);
    }

    private static long polls(OneShop shop) {
        return shop.runs().stream()
                .filter(run -> run.job().equals(Jobs.ORDER_POLL))
                .count();
    }
}
