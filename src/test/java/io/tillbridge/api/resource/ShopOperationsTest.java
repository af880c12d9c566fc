package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopOperationsTest {
    private static final Instant T = Instant.parse("2026-03-11T08:00:00Z");

    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
    }

    @Test
    void coverageTellsSpansGapsAndTheWatermark() throws Exception {
        covered(0, 10);
        covered(10, 20);
        covered(30, 40);

        JsonNode coverage = shop.read("/connections/" + shop.shop + "/coverage");

        assertThat(coverage.path("watermark").asText()).isEqualTo("2026-03-11T08:40:00Z");
        assertThat(coverage.path("gaps").toString())
                .isEqualTo("[{\"from\":\"2026-03-11T08:20:00Z\",\"to\":\"2026-03-11T08:30:00Z\"}]");
        assertThat(shop.walk("/connections/" + shop.shop + "/coverage", "from"))
                .containsExactly("2026-03-11T08:30:00Z", "2026-03-11T08:10:00Z", "2026-03-11T08:00:00Z");
        assertThat(shop.get("/connections/99/coverage").statusCode()).isEqualTo(404);
    }

    @Test
    void beforeTheFirstPollNothingIsCovered() throws Exception {
        JsonNode coverage = shop.read("/connections/" + shop.shop + "/coverage");

        assertThat(coverage.has("watermark")).isFalse();
        assertThat(coverage.path("gaps")).isEmpty();
        assertThat(coverage.path("items")).isEmpty();
    }

    @Test
    void healthTellsWhatTheShopsApiStillAllows() throws Exception {
        shop.hub.budgets.put(
                shop.shop,
                Map.of(
                        "budgetLeft",
                        7,
                        "budget",
                        Map.of(
                                "windows",
                                List.of(Map.of("name", "day", "limit", 12_000, "remaining", 7, "resetsAt", T)),
                                "underWay",
                                0)));

        JsonNode health = shop.read("/connections/" + shop.shop + "/health");

        assertThat(health.path("budgetLeft").asInt()).isEqualTo(7);
        assertThat(health.at("/budget/windows/0/resetsAt").asText()).isEqualTo("2026-03-11T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "order-poll,orderSync",
        "shipment-push,orderSync",
        "product-sync,productSync",
        "inventory-push,stockSync"
    })
    void aJobWhoseSwitchIsOffMayOnlyBeTried(String job, String name) throws Exception {
        HttpResponse<String> off = start("{\"job\":\"%s\"}".formatted(job));
        HttpResponse<String> tried = start("{\"job\":\"%s\",\"dryRun\":true}".formatted(job));
        long on = shop.hub.shop("On", List.of(), Map.of(name, true)).id();
        HttpResponse<String> started =
                shop.send("POST", "/connections/" + on + "/runs", "{\"job\":\"%s\"}".formatted(job));

        assertThat(off.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(off).path("detail").asText())
                .contains("the switch " + name + " to be on, found it off");
        assertThat(tried.statusCode()).isEqualTo(202);
        assertThat(started.statusCode()).isEqualTo(202);
    }

    @Test
    void aVendorsJobIsNoJobOfAShop() throws Exception {
        assertThat(start("{\"job\":\"catalog-pull\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void aShopIsShownWithItsOwnSettings() throws Exception {
        JsonNode settings = shop.read("/connections/" + shop.shop).path("settings");

        assertThat(settings.path("stockBuffer").asInt()).isEqualTo(2);
        assertThat(settings.path("warehouses").get(0).asText()).isEqualTo(Long.toString(shop.north));
    }

    private void covered(int fromMinute, int toMinute) {
        shop.hub
                .shop
                .coverage()
                .covered(
                        shop.shop,
                        T.plus(Duration.ofMinutes(fromMinute)),
                        T.plus(Duration.ofMinutes(toMinute)),
                        null,
                        2,
                        1);
    }

    private HttpResponse<String> start(String body) throws Exception {
        return shop.send("POST", "/connections/" + shop.shop + "/runs", body);
    }
}
