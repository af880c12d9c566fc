package io.tillbridge.flow.events;

import io.tillbridge.event.DeferredEvents;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventNumbering;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jdbi.v3.core.Handle;

/** A process that changes things, numbers their events and reads them by a route, until it is killed. */
final class EventProcess implements AutoCloseable {
    static final String READER = "killed";

    private final Database database;
    private final EventNumbering numbering;
    private final DefaultCamelContext context = new DefaultCamelContext();

    EventProcess(Database database) throws Exception {
        this.database = database;
        EventSignal signal = new EventSignal();
        numbering = new EventNumbering(database, Map.of(), signal);
        context.disableJMX();
        context.addComponent(
                HubEventsComponent.SCHEME,
                new HubEventsComponent(new EventReading(
                        new EventFeed(database, signal),
                        new EventReaders(database),
                        new DeferredEvents(database),
                        "process",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(50),
                        Duration.ofSeconds(1))));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HubEventsComponent.SCHEME + ":" + READER + "?from=start")
                        .process(exchange -> read(exchange.getMessage().getBody(Map.class)));
            }
        });
        numbering.start();
        context.start();
    }

    private void read(Map<?, ?> event) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO kill_read (number, truth) VALUES (?, ?)",
                        event.get("number"),
                        ((Map<?, ?>) event.get("changes")).get("truth")));
    }

    @Override
    public void close() {
        context.stop();
        numbering.close();
        database.close();
    }

    /** Arguments: the address of the database, its account, the folder. Says {@code ready}, and works for ever. */
    public static void main(String[] arguments) throws Exception {
        Database database = Database.open(
                new DatabaseSettings(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]), 8, "64M"));
        EventProcess process = new EventProcess(database);
        for (int writer = 1; writer <= 2; writer++) {
            int subject = writer;
            new Thread(() -> {
                        while (process.context.isStarted()) {
                            new Transactions(database).run(tx -> change(tx, subject));
                        }
                    })
                    .start();
        }
        System.out.println("ready");
    }

    /** The truth and its event, in one transaction. */
    private static Void change(Handle tx, int subject) {
        long truth = tx.createQuery("INSERT INTO kill_truth (subject) VALUES (?) RETURNING id")
                .bind(0, subject)
                .mapTo(Long.class)
                .one();
        EventLog.write(tx, NewEvent.of(EventType.RUN_FAILED, subject, null, Instant.now(), Map.of("truth", truth)));
        return null;
    }
}
