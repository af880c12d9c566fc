package io.tillbridge.flow.orders;

import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.RunLog;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders that are kept as failures and wait for a person: what is wrong with them does not pass by itself. */
public final class KeptOrders {
    private static final int MOST_KEPT = 500;

    private KeptOrders() {}

    /**
     * Their ids in the shop; the other orders go on.
     *
     * @param endpoint of the route that takes in one order
     */
    public static Set<String> of(Failures failures, RunLog run, String endpoint) {
        return failures.list(new Failures.Filter(run.connectionId(), null, "kept"), null, MOST_KEPT).stream()
                .filter(failure ->
                        endpoint.equals(failure.endpoint()) && !failure.kind().equals("passing"))
                .map(KeptFailure::body)
                .collect(Collectors.toSet());
    }
}
