package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.Credentials;
import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.network.IpNetwork;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.sandbox.cseries.SandboxShop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No shop is called at an address that the configuration forbids, whatever name leads there. */
class ShopOutboundTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"})
    void aDeniedAddressGetsNoCall(String host) throws Exception {
        OutboundRules rules = new OutboundRules(List.of(), List.of(IpNetwork.of("127.0.0.0/8"), IpNetwork.of("::1")));
        LightspeedHttp.Limits limits = new LightspeedHttp.Limits(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000_000, 8);
        try (SandboxShop shop = SandboxShop.start(Clock.systemUTC());
                DefaultCamelContext context = new DefaultCamelContext();
                LightspeedHttp http = new LightspeedHttp(limits, rules, new CurrentRun())) {
            context.start();
            ShopTargets targets = new ShopTargets(null, new ShopClusters(shop.baseUrl(), shop.baseUrl()));
            CSeriesCalls calls = new CSeriesCalls(
                    targets,
                    new Budgets(BudgetRules.of(20, 20), SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping()));
            ShopTarget target = ShopTarget.of(
                    shop.baseUrl().replaceFirst("//[^:/]+", "//" + host),
                    "nl",
                    new Credentials(Map.of("apiKey", "key", "apiSecret", "secret")));

            CSeriesClient link = new CSeriesClient(context, targets, calls, http);
            assertThatThrownBy(() -> link.call(target, "GET", "shop", "", null))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("(key connections.denied-networks). Nothing was sent.");
            assertThat(target.toString()).doesNotContain("secret");
        }
    }
}
