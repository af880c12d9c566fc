package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A carrier's connection serves the shops that it names. */
class CheckoutCarrierShopsTest {
    private static final String UTRECHT = "?country=NL&postcode=3511AB";

    private static CheckoutHub world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        world = CheckoutHub.start(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void onlyNamedShopsGetTheCarriersOffers() throws Exception {
        String shop = Long.toString(world.shop);
        String other = Long.toString(world.hub
                .core()
                .connections()
                .create(Map.of(
                        "kind",
                        "cseries",
                        "name",
                        "Other shop",
                        "settings",
                        Map.of("baseUrl", "http://127.0.0.1:9", "language", "nl")))
                .id());

        Until.holds("the shop has offers of the carrier: all shops are served", () -> points() == 3);
        serve(List.of(other));
        Until.holds("another shop is served, not this one", () -> points() == 0);
        long calls = world.postnl.log().count();
        world.json("?country=NL&postcode=1012AB");
        serve(List.of(other, shop));
        Until.holds("both are served", () -> points() == 3);
        assertThat(world.postnl.log().count()).isEqualTo(calls + 1);
        serve(List.of(other));
        Until.holds("another shop is served again", () -> points() == 0);
        serve(List.of());
        Until.holds("all shops are served again", () -> points() == 3);
    }

    @Test
    void onlyAShopCanBeNamed() {
        assertThatThrownBy(() -> serve(List.of(Long.toString(world.carrier), "999")))
                .isInstanceOfSatisfying(CallerFault.class, fault -> assertThat(fault.faults())
                        .extracting(FieldFault::pointer)
                        .containsExactly("/settings/connections/0", "/settings/connections/1"));
    }

    private static void serve(List<String> shops) {
        world.hub.core().connections().change(world.carrier, Map.of("settings", Map.of("connections", shops)), null);
    }

    private static long points() throws Exception {
        JsonNode answer = world.json(UTRECHT);
        return answer.path("pickupPoints").findValuesAsText("carrier").stream()
                .filter("postnl"::equals)
                .count();
    }
}
