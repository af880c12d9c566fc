package io.tillbridge.api.resource;

import io.tillbridge.audit.Audit;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.ConnectionSignIn;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Connections;
import io.tillbridge.onboarding.FirstSteps;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retention.Erasure;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Running;
import io.tillbridge.search.Search;
import io.tillbridge.storage.Spool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the operations call.
 *
 * @param tests how each kind of connection is tried
 * @param signIns of the kinds that a person signs in to
 * @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off
 * @param connectionClocks of the jobs that fire in each connection's own time zone; empty likewise
 * @param maxFile the largest catalog file in bytes
 */
public record ApiServices(
        Connections connections,
        ConnectionKinds kinds,
        Map<String, ConnectionTest> tests,
        ConnectionSignIn signIns,
        Running running,
        List<JobClock> clocks,
        List<ConnectionClocks> connectionClocks,
        CatalogServices catalogs,
        UploadStore uploads,
        OverviewServices overview,
        ProductStore products,
        Spool spool,
        ShopServices shop,
        CheckoutServices checkout,
        KeyServices keys,
        WholesaleServices wholesale,
        PeopleServices people,
        Audit audit,
        SettingsServices settings,
        Erasure erasure,
        EventServices events,
        SubscriptionServices subscriptions,
        RouteServices routes,
        Search search,
        FeedServices feeds,
        FirstSteps firstSteps,
        long maxFile,
        Clock clock) {
    /** Of the shipped jobs and of the custom ones, which change while the hub runs; none when the hub's clocks are off. */
    List<JobClock> allClocks() {
        List<JobClock> custom =
                clocks.isEmpty() ? List.of() : running.customJobs().clocks();
        return Stream.concat(clocks.stream(), custom.stream()).toList();
    }
}
