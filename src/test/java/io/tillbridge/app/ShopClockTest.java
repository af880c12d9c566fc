package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose clock of orders goes each second, and nothing else by itself. */
class ShopClockTest {
    private static final String NEVER = "0 0 0 1 1 ?";

    @TempDir
    private Path temp;

    @Test
    void aShopWhoseOrdersAreNotReadIsSentItsStockByTheSameClock() throws Exception {
        try (ShopHub world = ShopHub.start(
                temp,
                Map.of(
                        "schedule.enabled", "true",
                        "schedule.order-poll.cron", "* * * * * ?",
                        "schedule.product-sync.cron", NEVER,
                        "schedule.catalog-pull.cron", NEVER,
                        "schedule.stock-watch.period", "1h"))) {
            OneShop one = world.shop(Map.of("stockSync", true, "orderSync", false));

            OneShop.Article mug = one.sold(3);

            Until.within(
                    Duration.ofSeconds(30),
                    "the number",
                    () -> one.shop.catalog().stockLevel(mug.variant()) == 3);
        }
    }

    @Test
    void eachShopIsSyncedByItsOwnClockAndShowsItsNextFiring() throws Exception {
        Map<String, String> keys = new HashMap<>(HubCalls.KEY);
        keys.putAll(Map.of(
                "schedule.enabled", "true",
                "schedule.order-poll.cron", NEVER,
                "schedule.catalog-pull.cron", NEVER));
        try (ShopHub world = ShopHub.start(temp, keys)) {
            OneShop auckland = world.shop(Map.of("timeZone", "Pacific/Auckland"));
            OneShop california = world.shop(Map.of("timeZone", "America/Los_Angeles"));
            OneShop off = world.shop(Map.of("timeZone", "UTC", "productSync", false));
            Until.within(Duration.ofSeconds(30), "all clocks are seen", () -> clocks(world) == 3);
            HubCalls api = new HubCalls(world.hub);

            JsonNode job = job(api);
            assertThat(job.path("connections").findValuesAsText("connectionId"))
                    .containsExactlyInAnyOrder(id(auckland), id(california));
            for (JsonNode one : job.path("connections")) {
                Instant next = Instant.parse(one.path("nextAt").asText());
                assertThat(next.atZone(ZoneId.of(one.path("timeZone").asText())).toLocalTime())
                        .isEqualTo(LocalTime.MIDNIGHT);
                assertThat(next)
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(26)));
                assertThat(health(api, one.path("connectionId").asText()).path("nextAt"))
                        .isEqualTo(one.path("nextAt"));
            }
            assertThat(job.path("nextAt"))
                    .isEqualTo(job.path("connections").path(0).path("nextAt"));
            assertThat(health(api, id(off)).isMissingNode()).isTrue();

            world.jdbi()
                    .useHandle(handle -> handle.execute(
                            "UPDATE connection_clock SET next_at = ? WHERE connection_id IN (?, ?)",
                            Instant.now().minusSeconds(60),
                            auckland.connection.id(),
                            off.connection.id()));

            Until.within(Duration.ofSeconds(30), "it is synced", () -> auckland.runs().stream()
                    .anyMatch(run ->
                            run.job().equals("product-sync") && run.state().over()));
            assertThat(auckland.runs()).hasSize(1);
            assertThat(california.runs()).isEmpty();
            assertThat(off.runs()).isEmpty();
            assertThat(clocks(world)).isEqualTo(3);
        }
    }

    private static JsonNode job(HubCalls api) throws Exception {
        for (JsonNode job : api.call("GET", "/jobs", null).body().path("items")) {
            if (job.path("job").asText().equals("product-sync")) {
                return job;
            }
        }
        throw new AssertionError("GET /jobs shows no product-sync");
    }

    private static JsonNode health(HubCalls api, String id) throws Exception {
        return api.call("GET", "/connections/" + id + "/health", null)
                .body()
                .path("nextRuns")
                .valueStream()
                .filter(run -> run.path("job").asText().equals("product-sync"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static String id(OneShop shop) {
        return Long.toString(shop.connection.id());
    }

    /** Those whose next firing lies ahead. */
    private static long clocks(ShopHub world) {
        return world.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM connection_clock WHERE next_at > ?")
                        .bind(0, Instant.now())
                        .mapTo(Long.class)
                        .one());
    }
}
