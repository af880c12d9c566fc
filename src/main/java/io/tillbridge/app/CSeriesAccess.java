package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.lightspeed.cseries.Budgets;
import io.tillbridge.lightspeed.cseries.CSeriesCalls;
import io.tillbridge.lightspeed.cseries.CSeriesClient;
import io.tillbridge.lightspeed.cseries.ShopClusters;
import io.tillbridge.lightspeed.cseries.ShopTargets;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.SteadyClock;
import org.apache.camel.CamelContext;

/** What it takes to call a C-Series shop: one client, one budget for each key, in one place. */
final class CSeriesAccess implements AutoCloseable {
    final LightspeedHttp http;
    final CSeriesCalls calls;
    final CSeriesClient link;

    /** @param runs a cancel of the run that makes a call ends the call */
    CSeriesAccess(HubCore core, CamelContext camel, CurrentRun runs) {
        Configuration configuration = core.configuration();
        http = new LightspeedHttp(
                HttpLimits.of(configuration, "cseries"),
                HubCheck.outbound(configuration),
                runs);
        ShopTargets targets = new ShopTargets(
                core.connections(),
                new ShopClusters(configuration.text("cseries.eu1"), configuration.text("cseries.us1")));
        BudgetRules rules = BudgetRules.of(
                configuration.number("cseries.reserve-percent"), configuration.number("cseries.calls-per-second"));
        calls = new CSeriesCalls(targets, new Budgets(rules, SteadyClock.of(core.clock()), Sleeper.sleeping()));
        link = new CSeriesClient(camel, targets, calls, http);
    }

    @Override
    public void close() {
        http.close();
    }
}
