package io.tillbridge.routes;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunCancelled;
import java.lang.reflect.Constructor;
import java.time.Instant;
import org.apache.camel.Processor;

/** Everything that goes wrong in a route, by kind. */
enum RouteFault {
    BUDGET_SPENT(new BudgetSpent("no calls are left", Instant.EPOCH)),
    RUN_CANCELLED(new RunCancelled("the run was cancelled")),
    NOT_FOUND(made("io.tillbridge.lightspeed.cseries.CSeriesNotFound")),
    TILL_NOT_FOUND(made("io.tillbridge.lightspeed.rseries.RSeriesNotFound")),
    NO_SUCH_CALL(made("io.tillbridge.lightspeed.cseries.CSeriesNoSuchCall")),
    TRIES_SPENT(made("io.tillbridge.lightspeed.TriesSpent")),
    PASSING(new PassingFailure("the shop is away")),
    SERVER_AWAY(made("io.tillbridge.remotefiles.VendorUnavailable")),
    BAD_DATA(new BadDataFailure("the price is no number")),
    REFUSED(new RefusedFailure("the password is wrong")),
    OWN(new IllegalStateException("a fault of the hub")),
    ERROR(new NoClassDefFoundError("a class that is not there"));

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes them.
    private final Throwable thrown;

    RouteFault(Throwable thrown) {
        this.thrown = thrown;
    }

    /** The work of a step that fails so. */
    Processor step() {
        return exchange -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown;
        };
    }

    String message() {
        return thrown.getMessage();
    }

    /** Kinds that only their own package makes. */
    private static RuntimeException made(String name) {
        try {
            for (Constructor<?> constructor : Class.forName(name).getDeclaredConstructors()) {
                constructor.setAccessible(true);
                Object[] values = new Object[constructor.getParameterCount()];
                values[0] = name.substring(name.lastIndexOf('.') + 1);
                return (RuntimeException) constructor.newInstance(values);
            }
            throw new IllegalStateException(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
