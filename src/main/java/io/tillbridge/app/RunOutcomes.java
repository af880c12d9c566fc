package io.tillbridge.app;

import io.tillbridge.connection.Connections;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunResults;
import io.tillbridge.run.RunState;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the end of a run means beyond the run: the meters, and whether its connection works. */
record RunOutcomes(Connections connections, HubMetrics metrics) implements RunResults {
    private static final Logger LOG = LoggerFactory.getLogger(RunOutcomes.class);

    @Override
    public void ended(Run run, RunState state, String error, Map<String, Long> counters, Instant at) {
        metrics.ended(run, state, at);
        try {
            if (state == RunState.SUCCEEDED) {
                connections.markSuccess(run.connectionId());
            } else if (state == RunState.FAILED) {
                connections.markFailing(run.connectionId(), error);
            }
        } catch (RuntimeException e) {
            LOG.warn("The state of connection {} could not be written: {}", run.connectionId(), e.getMessage());
        }
    }
}
