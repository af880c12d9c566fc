package io.tillbridge.app;

import java.nio.file.Path;
import java.time.Duration;
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
}
