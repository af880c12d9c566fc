package io.tillbridge.app;

import io.tillbridge.connection.Connections;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunResults;
import io.tillbridge.run.RunState;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the end of a run means beyond the run: the meters, and whether its connection works. */
record RunOutcomes(Connections connections, HubMetrics metrics) implements RunResults {
    private static final Logger LOG = LoggerFactory.getLogger(RunOutcomes.class);

    /** A connection works when the last run of each of its jobs did: a push after a failed poll does not hide the poll. */
    @Override
    public void ended(RunResults.End end) {
        metrics.ended(end.run(), end.state(), end.at());
        Long connection = end.run().connectionId();
        if (connection == null) {
            return;
        }
        try {
            if (end.state() == RunState.FAILED) {
                connections.markFailing(connection, end.error());
            } else if (end.state() == RunState.SUCCEEDED && end.failingBeside() != null) {
                connections.markFailing(connection, end.failingBeside());
            } else if (end.state() == RunState.SUCCEEDED) {
                connections.markSuccess(connection);
            }
        } catch (RuntimeException e) {
            LOG.warn("The state of connection {} could not be written: {}", connection, e.getMessage());
        }
    }

    @Override
    public void settled(Run run, Function<Handle, Optional<String>> failing) {
        try {
            if (run.connectionId() != null) {
                connections.settle(run.connectionId(), failing);
            }
        } catch (RuntimeException e) {
            LOG.warn("The state of connection {} could not be written: {}", run.connectionId(), e.getMessage());
        }
    }
}
