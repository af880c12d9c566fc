package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.lightspeed.rseries.AccessTokens;
import io.tillbridge.lightspeed.rseries.AccountTargets;
import io.tillbridge.lightspeed.rseries.Buckets;
import io.tillbridge.lightspeed.rseries.RSeriesCalls;
import io.tillbridge.lightspeed.rseries.RSeriesClient;
import io.tillbridge.lightspeed.rseries.RSeriesPages;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.SteadyClock;
import java.util.Map;

/** What it takes to call an R-Series account: one client, one bucket for each account, in one place. */
final class RSeriesAccess implements AutoCloseable {
    final RSeriesClient client;
    final RSeriesCalls calls;
    final RSeriesPages pages;
    private final LightspeedHttp http;

    /** @param runs a cancel of the run that makes a call ends the call */
    RSeriesAccess(HubCore core, CurrentRun runs, AccessTokens tokens) {
        Configuration configuration = core.configuration();
        http = new LightspeedHttp(HttpLimits.of(configuration, "rseries"), HubCheck.outbound(configuration), runs);
        Buckets buckets = new Buckets(
                configuration.number("rseries.reserve-percent"),
                configuration.number("rseries.burst-percent"),
                SteadyClock.of(core.clock()),
                Sleeper.sleeping());
        AccountTargets targets = new AccountTargets(core.connections()::find, configuration.text("rseries.api"));
        client = new RSeriesClient(targets, tokens, buckets, http, runs);
        calls = new RSeriesCalls(client, runs);
        pages = new RSeriesPages(client, calls, Sleeper.sleeping());
    }

    /** What the routes of tills may name. */
    Map<String, Object> beans() {
        return Map.of("rseriesCalls", calls, "rseriesPages", pages);
    }

    @Override
    public void close() {
        http.close();
    }
}
