package io.tillbridge.api.http;

import io.tillbridge.api.contract.CallerProblems;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.storage.SpoolFault;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what was thrown to what is told. What nobody foresaw is logged here, once, and told without a word of it. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable thrown, RequestHead head) {
        if (thrown instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (thrown instanceof CallerFault fault) {
            return CallerProblems.of(fault);
        }
        if (thrown instanceof AlreadyRunning) {
            return Problem.conflict(ProblemType.ALREADY_RUNNING, thrown.getMessage());
        }
        if (thrown instanceof FailureNotKept) {
            return Problem.conflict(ProblemType.FAILURE_NOT_KEPT, thrown.getMessage());
        }
        if (thrown instanceof ClientGone) {
            return Problem.unreadable(thrown.getMessage());
        }
        if (thrown instanceof SpoolFault) {
            LOG.error("{} (request {})", thrown.getMessage(), head.requestId());
            return Problem.away("The hub cannot keep the file now, its log has the reason: try again later");
        }
        if (thrown instanceof PassingFailure) {
            return Problem.away(thrown.getMessage());
        }
        if (databaseAway(thrown)) {
            LOG.warn("The database is away: {} {} is answered with 503", head.method(), head.path());
            return Problem.away("The database does not answer now: try again soon");
        }
        LOG.error("{} {} failed (request {})", head.method(), head.path(), head.requestId(), thrown);
        return Problem.ownFault();
    }

    /** Whether it says that there is no such thing. */
    static boolean isNotFound(Exception thrown) {
        return thrown instanceof Refusal refusal
                ? refusal.problem().status() == 404
                : thrown instanceof CallerFault fault && fault.why() == CallerFault.Why.UNKNOWN;
    }

    /** SQL state 08 is "connection", which the pool and the driver both use when the server is away. */
    private static boolean databaseAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith("08"))) {
                return true;
            }
        }
        return false;
    }
}
