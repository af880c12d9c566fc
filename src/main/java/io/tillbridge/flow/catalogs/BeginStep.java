package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.CatalogLoad;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.catalog.load.LoadFault;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.storage.SpoolFault;
import io.tillbridge.wording.StepContract;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The step {@code catalogBegin}: opens the delivery that the message is about and looks whether its files are to be read.
 *
 * <p>Before: the body is the number of a delivery, the variable {@code run} the run. After: the body is the same; the
 * variable {@code delivery} is the open delivery for the steps that follow, {@code item} its number, and {@code decision}
 * one of {@code read}, {@code unchanged}, {@code empty}, {@code settled}, {@code cancelled}. A load holds the load lock of
 * its connection from here to {@link ArchiveStep}; a dry run holds none. Whatever happens to the message, the delivery is
 * closed at its end. Throws {@link BadDataFailure} for a body that is no number, and as {@link CatalogDelivery#step}.
 */
@StepContract(
        name = "catalogBegin",
        does = "Opens a received delivery and decides whether its files are to be read",
        needs = "body: the number of a delivery; variable `run`",
        leaves =
                "body as before; variables `delivery` and `item`; `decision`: `read`, `unchanged`, `empty`, `settled` or `cancelled`")
public final class BeginStep implements Processor {
    private final CatalogLoad loads;
    private final Deliveries deliveries;
    private final StepTimes times;

    public BeginStep(CatalogLoad loads, Deliveries deliveries, StepTimes times) {
        this.loads = loads;
        this.deliveries = deliveries;
        this.times = times;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        long id = id(exchange.getMessage());
        // What is kept of a message that fails, so that its replay begins with the same delivery.
        exchange.setVariable("item", id);
        CatalogDelivery earlier = exchange.getVariable(CatalogDelivery.VARIABLE, CatalogDelivery.class);
        if (earlier == null || !earlier.isOpenFor(id)) {
            open(id, exchange);
        }
        CatalogDelivery.step(exchange, delivery -> delivery.steps().begin().text());
    }

    private static long id(Message message) {
        String text = String.valueOf(message.getBody());
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadDataFailure(
                    "Expected the number of a delivery, found '" + text + "'. Set the body to it before catalogBegin.");
        }
    }

    private void open(long id, Exchange exchange) {
        RunLog run = exchange.getVariable("run", RunLog.class);
        LoadListener listener = new LoadListener(run, times);
        CatalogDelivery opened;
        try {
            opened = run.dryRun() ? dryRun(id, run, listener, exchange) : load(id, run, listener);
        } catch (LoadFault e) {
            throw e.passing() ? new PassingFailure(e.getMessage(), e) : e;
        }
        exchange.setVariable(CatalogDelivery.VARIABLE, opened);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                opened.close();
            }
        });
    }

    private CatalogDelivery load(long id, RunLog run, LoadListener listener) {
        return new CatalogDelivery(id, run, listener, run.cancelled() ? null : loads.open(id, listener), () -> {});
    }

    /** The files of a dry pull were fetched for this alone and go with it. */
    private CatalogDelivery dryRun(long id, RunLog run, LoadListener listener, Exchange exchange) {
        boolean pulled = deliveries
                .find(id)
                .filter(delivery -> delivery.source().equals(Delivery.TRIAL))
                .isPresent();
        if (!pulled) {
            run.info("Would load delivery " + id + ", which waits.");
            return new CatalogDelivery(id, run, listener, loads.dryRun(id, Optional.empty(), listener), () -> {});
        }
        List<String> waiting = deliveries.unfinished().stream()
                .filter(delivery -> delivery.connectionId() == run.connectionId())
                .map(delivery -> Long.toString(delivery.id()))
                .toList();
        if (!waiting.isEmpty()) {
            run.info("Before these files what waits would be loaded (delivery " + String.join(", ", waiting)
                    + "); what follows is told by the products as they stand now.");
        }
        CatalogPullRun pull = exchange.getVariable(CatalogPullRun.VARIABLE, CatalogPullRun.class);
        boolean whole = pull != null && pull.getDeliveryId() == id && pull.isComplete();
        return new CatalogDelivery(
                id, run, listener, loads.dryRun(id, Optional.of(whole), listener), () -> discard(id));
    }

    private void discard(long id) {
        try {
            deliveries.discard(id);
        } catch (SpoolFault e) {
            throw new UncheckedIOException(e);
        }
    }
}
