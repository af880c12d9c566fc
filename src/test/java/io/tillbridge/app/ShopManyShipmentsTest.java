package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.server.ShopFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipments that are made through the API one right after the other, in a hub without any clock. */
@Tag("long")
class ShopManyShipmentsTest {
    private static final int MANY = 50;

    @TempDir
    private Path temp;

    /** A run that ends just then passes over none: each one made asks for a run that begins afterwards. */
    @Test
    void fiftyShipmentsInQuickSuccessionAreAllTold() throws Exception {
        Map<String, String> keys = new HashMap<>(HubCalls.KEY);
        keys.put("schedule.waiting.period", "1h");
        try (ShopHub world = ShopHub.start(temp, keys)) {
            OneShop one = world.shop(Map.of("orderSync", true));
            OneShop.Article mug = one.sold(MANY);
            List<Long> remote = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                remote.add(one.ordered(mug, 1));
            }
            one.poll();
            List<Long> orders =
                    remote.stream().map(order -> one.order(order).id()).toList();
            one.shop.faults().always("PUT shipments/*", ShopFault.slow(Duration.ofMillis(20)));
            HubCalls api = new HubCalls(world.hub);

            for (long order : orders) {
                assertThat(api.call("POST", "/orders/" + order + "/shipments", Map.of("trackingCode", "3S" + order))
                                .status())
                        .isEqualTo(201);
            }

            Until.within(
                    Duration.ofSeconds(60), "all are told", () -> states(world).equals(Map.of("told", (long) MANY)));
            one.quiet();
            assertThat(one.shop.calls("PUT shipments/*")).hasSize(MANY);
            assertThat(world.faults()).isEmpty();
        }
    }

    private static Map<String, Long> states(ShopHub world) {
        return world.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT state, COUNT(*) AS count FROM shipment GROUP BY state")
                        .reduceResultSet(new HashMap<String, Long>(), (states, row, context) -> {
                            states.put(row.getString("state"), row.getLong("count"));
                            return states;
                        }));
    }
}
