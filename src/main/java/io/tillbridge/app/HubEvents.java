package io.tillbridge.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tillbridge.event.DeferredEvents;
import io.tillbridge.event.EventNumbering;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.SubjectView;
import io.tillbridge.flow.events.EventReading;
import io.tillbridge.flow.events.HubEventsComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of a hub: numbered in the background, read by its routes, and seen in its metrics. */
final class HubEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubEvents.class);
    private static final long METRICS_SECONDS = 5;

    private final Jdbi database;
    private final EventReaders readers;
    private final DeferredEvents deferred;
    private final EventNumbering numbering;
    private final MultiGauge behind;
    private final MultiGauge waitingToRetry;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "event-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private volatile double waiting = Double.NaN;

    HubEvents(HubCore core, Map<String, SubjectView> subjects, CamelContext context, MeterRegistry registry) {
        database = core.database().jdbi();
        readers = core.eventReaders();
        deferred = new DeferredEvents(core.database());
        numbering =
                new EventNumbering(core.database(), subjects, core.eventFeed().signal());
        context.addComponent(
                HubEventsComponent.SCHEME,
                new HubEventsComponent(EventReading.of(core.eventFeed(), readers, deferred, NodeName.in(core))));
        FunctionCounter.builder("tillbridge.events.numbered", numbering, EventNumbering::numbered)
                .description("Events that got their number in this process")
                .register(registry);
        Gauge.builder("tillbridge.events.waiting", () -> waiting)
                .description("Events that wait for their number")
                .register(registry);
        behind = MultiGauge.builder("tillbridge.events.reader.behind")
                .description("Numbers between the place of a reader and the last event")
                .register(registry);
        waitingToRetry = MultiGauge.builder("tillbridge.events.reader.deferred")
                .description("Events that a reader has passed and tries again later")
                .register(registry);
    }

    void start() {
        numbering.start();
        var unused = clock.scheduleWithFixedDelay(this::look, 0, METRICS_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks the database, so that a scrape need not. */
    private void look() {
        try {
            long last =
                    database.withHandle(handle -> handle.createQuery("SELECT last FROM event_numbering WHERE id = 1")
                            .mapTo(Long.class)
                            .one());
            waiting = database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM event_intake")
                    .mapTo(Double.class)
                    .one());
            List<MultiGauge.Row<?>> rows = readers.list().stream()
                    .filter(reader -> !reader.kind().equals(EventReaders.CLIENTS))
                    .<MultiGauge.Row<?>>map(reader -> MultiGauge.Row.of(
                            Tags.of("reader", reader.name(), "kind", reader.kind()), last - reader.place()))
                    .toList();
            behind.register(rows, true);
            Map<String, Long> counts = deferred.counts();
            List<MultiGauge.Row<?>> retried = readers.list().stream()
                    .filter(reader -> reader.kind().equals(EventReading.KIND))
                    .<MultiGauge.Row<?>>map(reader ->
                            MultiGauge.Row.of(Tags.of("reader", reader.name()), counts.getOrDefault(reader.name(), 0L)))
                    .toList();
            waitingToRetry.register(retried, true);
        } catch (JdbiException away) {
            waiting = Double.NaN;
            LOG.debug("The state of events is not known for the metrics", away);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        numbering.close();
    }
}
