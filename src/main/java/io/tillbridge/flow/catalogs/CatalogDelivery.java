package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.DeliveryDecision;
import io.tillbridge.catalog.load.DeliveryDryRun;
import io.tillbridge.catalog.load.DeliveryInProgress;
import io.tillbridge.catalog.load.DeliverySteps;
import io.tillbridge.catalog.load.LoadFault;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunLog;
import java.util.concurrent.Callable;
import org.apache.camel.Exchange;
import org.slf4j.MDC;

/** The delivery that a message is about, between the steps of its route: the variable {@code delivery}. */
final class CatalogDelivery implements AutoCloseable {
    static final String VARIABLE = "delivery";
    static final String DECISION = "decision";

    private final long id;
    private final RunLog run;
    private final LoadListener listener;
    private final DeliverySteps steps;
    private final Runnable afterwards;
    private boolean closed;

    /**
     * @param steps null when the run was cancelled before the first of them
     * @param afterwards done once when the delivery is closed
     */
    CatalogDelivery(long id, RunLog run, LoadListener listener, DeliverySteps steps, Runnable afterwards) {
        this.id = id;
        this.run = run;
        this.listener = listener;
        this.steps = steps;
        this.afterwards = afterwards;
    }

    /** One step of a delivery, which gives the word it decided. */
    @FunctionalInterface
    interface Work {
        String of(CatalogDelivery delivery) throws Exception;
    }

    /**
     * Does a step and sets the variable {@code decision} to its word.
     *
     * @throws PassingFailure when the database or the disk is away: the same step may be tried again
     * @throws LoadFault when the delivery failed for good
     */
    static void step(Exchange exchange, Work work) throws Exception {
        CatalogDelivery delivery = exchange.getVariable(VARIABLE, CatalogDelivery.class);
        if (delivery == null) {
            throw new IllegalStateException("A step of a load expects the variable " + VARIABLE
                    + ", found none. Put the step catalogBegin before it.");
        }
        exchange.setVariable(DECISION, delivery.doing(() -> work.of(delivery)));
    }

    private String doing(Callable<String> work) throws Exception {
        MDC.put("delivery", Long.toString(id));
        try {
            return steps == null ? DeliveryDecision.CANCELLED.text() : work.call();
        } catch (LoadFault e) {
            throw e.passing() ? new PassingFailure(e.getMessage(), e) : e;
        } finally {
            listener.end();
            MDC.remove("delivery");
        }
    }

    long id() {
        return id;
    }

    RunLog run() {
        return run;
    }

    boolean isOpenFor(long delivery) {
        return id == delivery && !closed;
    }

    DeliverySteps steps() {
        return steps;
    }

    /** @throws IllegalStateException in a dry run, which writes nothing */
    DeliveryInProgress load() {
        if (steps instanceof DeliveryInProgress load) {
            return load;
        }
        throw new IllegalStateException("This step writes, and run " + run.id()
                + " is a dry run. Put it behind a choice on ${variable.run.dryRun}.");
    }

    /** @throws IllegalStateException in a run that is no dry run */
    DeliveryDryRun dryRun() {
        if (steps instanceof DeliveryDryRun dryRun) {
            return dryRun;
        }
        throw new IllegalStateException("This step describes a dry run, and run " + run.id()
                + " is none. Put it behind a choice on ${variable.run.dryRun}.");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (steps != null) {
                steps.close();
            }
        } finally {
            afterwards.run();
        }
    }
}
