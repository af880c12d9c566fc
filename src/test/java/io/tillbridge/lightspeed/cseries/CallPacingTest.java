package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopCall;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as fast as a shop of twenty a second takes them, from one job and from several with the same key. */
@Tag("long")
class CallPacingTest {
    private static final int CALLS = 80;
    private static final int WARM = 20;

    private final SandboxShop sandbox = SandboxShop.start(Clock.systemUTC());
    private final DoubleShop shop = sandbox.add(ShopSetup.of(ShopRoutes.KEY, ShopRoutes.SECRET)
            .withLimits(new RateLimits(1_000_000, 10_000_000, 100_000_000, 20)));
    private final ShopRoutes routes = new ShopRoutes(
            sandbox.baseUrl(),
            new Budgets(BudgetRules.of(20, 20), SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping()));

    @AfterEach
    void stop() {
        routes.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void neverOneCallTooMany(int jobs) throws Exception {
        for (int n = 7; n < CALLS; n += 7) {
            shop.faults().nth(n, "GET shop", ShopFault.slow(Duration.ofMillis(5L * n)));
        }

        call(jobs);

        assertThat(shop.calls()).hasSize(CALLS).extracting(ShopCall::status).containsOnly(200);
    }

    @Test
    void oneJobAloneIsNearlyAsFastAsTheShopAllows() throws Exception {
        call(1);

        List<ShopCall> calls = shop.calls();
        Duration span =
                Duration.between(calls.get(WARM).at(), calls.get(CALLS - 1).at());
        assertThat(calls).extracting(ShopCall::status).containsOnly(200);
        assertThat(span).isLessThan(Duration.ofMillis((CALLS - 1 - WARM) * 1_000 * 10 / 186));
    }

    private void call(int jobs) throws Exception {
        routes.use("read", "cseries-call", Map.of("path", "shop"));
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        Callable<Object> one = () -> routes.send("read", ShopRoutes.target(sandbox.baseUrl()), null);
        threads.invokeAll(IntStream.range(0, CALLS).mapToObj(i -> one).toList());
        threads.shutdown();
    }
}
