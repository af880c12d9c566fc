package io.tillbridge.api;

import io.tillbridge.access.PeopleFault;
import io.tillbridge.connection.ConnectionFault;
import io.tillbridge.document.FieldFault;
import io.tillbridge.product.ProductStale;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.settings.SettingsFault;
import io.tillbridge.settings.file.ConfigurationFault;
import io.tillbridge.storage.SpoolFault;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From what was thrown to what is told. What nobody foresaw is logged here, once, and told without a word of it. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable thrown, Call call) {
        if (thrown instanceof Refusal refusal) {
            return refusal.problem();
        }
        if (thrown instanceof ConnectionFault fault) {
            return of(fault);
        }
        if (thrown instanceof ConfigurationFault fault) {
            return of(fault);
        }
        if (thrown instanceof SettingsFault fault) {
            return of(fault);
        }
        if (thrown instanceof PeopleFault fault) {
            return PeopleProblems.of(fault);
        }
        Optional<Problem> shop = ShopProblems.of(thrown);
        if (shop.isPresent()) {
            return shop.get();
        }
        Optional<Problem> keys = KeyProblems.of(thrown);
        if (keys.isPresent()) {
            return keys.get();
        }
        if (thrown instanceof AlreadyRunning || thrown instanceof FailureNotKept) {
            return Problem.conflict(thrown.getMessage());
        }
        if (thrown instanceof ProductStale) {
            return Problem.stale(thrown.getMessage());
        }
        if (thrown instanceof ClientGone) {
            return Problem.unreadable(thrown.getMessage());
        }
        if (thrown instanceof SpoolFault) {
            LOG.error("{} (request {})", thrown.getMessage(), call.requestId());
            return Problem.away("The hub cannot keep the file now, its log has the reason: try again later");
        }
        if (thrown instanceof PassingFailure) {
            return Problem.away(thrown.getMessage());
        }
        if (databaseAway(thrown)) {
            LOG.warn(
                    "The database is away: {} {} is answered with 503",
                    call.http().method(),
                    call.path());
            return Problem.away("The database does not answer now: try again soon");
        }
        LOG.error("{} {} failed (request {})", call.http().method(), call.path(), call.requestId(), thrown);
        return Problem.ownFault();
    }

    private static Problem of(ConnectionFault fault) {
        if (fault instanceof ConnectionFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof ConnectionFault.SecretsWouldMove) {
            return Problem.forbidden(fault.getMessage(), null);
        }
        if (fault instanceof ConnectionFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        if (fault instanceof ConnectionFault.Invalid invalid) {
            return faulty(invalid.faults());
        }
        return Problem.conflict(fault.getMessage());
    }

    private static Problem of(SettingsFault fault) {
        if (fault instanceof SettingsFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        return fault instanceof SettingsFault.Invalid invalid
                ? faulty(invalid.faults())
                : Problem.stale(fault.getMessage());
    }

    private static Problem of(ConfigurationFault fault) {
        if (fault instanceof ConfigurationFault.Unreadable) {
            return Problem.unreadable(fault.getMessage());
        }
        return fault instanceof ConfigurationFault.Invalid invalid
                ? faulty(invalid.faults())
                : Problem.conflict(fault.getMessage());
    }

    private static Problem faulty(List<FieldFault> faults) {
        return Problem.faulty(faults.stream()
                .map(one -> Fault.inBody(one.pointer(), one.code(), one.message()))
                .toList());
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
