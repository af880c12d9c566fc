package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.ShopCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is told to end while it works for a shop. */
class ShopEndTest {
    private static final Duration SOON = Until.STOP;

    @TempDir
    private Path temp;

    @Test
    void aPushIsLeftAtItsNextNumberAndGoesOnAtTheNextStart() throws Exception {
        try (ShopHub world = ShopHub.start(temp, Map.of("cseries.calls-per-second", "10", "cseries.bulk-size", "1"))) {
            OneShop one = world.shop(Map.of("stockSync", true, "orderSync", false));
            List<OneShop.Article> articles = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                articles.add(one.article());
            }
            one.sync();
            articles.forEach(article -> one.count(article, 7));
            Run run = world.hub.running().runs().request("inventory-push", one.connection.id(), "api", false, false);
            Until.within(SOON, "the push has begun", () -> puts(one) > 2);

            world.hub.close();

            long before = puts(one);
            assertThat(before).isLessThan(30);
            try (Hub again = Hub.start(world.configuration)) {
                Until.within(SOON, "every number is there", () -> articles.stream()
                        .allMatch(article -> one.shop.catalog().stockLevel(article.variant()) == 7));
                Run left = again.running().runs().get(run.id()).orElseThrow();
                assertThat(left.state()).isEqualTo(RunState.FAILED);
                assertThat(left.error())
                        .isEqualTo(
                                "The hub stopped while this run was under way; its work is taken up again by a new run");
            }
            assertThat(puts(one)).isEqualTo(30);
        }
    }

    private static long puts(OneShop one) {
        return one.shop.calls().stream()
                .map(ShopCall::method)
                .filter("PUT"::equals)
                .count();
    }
}
