package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.event.DeferredEvents;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventNumbering;
import io.tillbridge.event.EventReader;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.flow.events.EventReading;
import io.tillbridge.flow.events.HubEventsComponent;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that begin with the kamelet {@code hub-events}, as the hub loads them. */
class HubEventsKameletTest {
    private static final Instant FIRST = Instant.parse("2026-03-11T13:00:00Z");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh(12);
    private final EventSignal signal = new EventSignal();
    private final EventFeed feed = new EventFeed(database, signal);
    private final EventReaders readers = new EventReaders(database);
    private final DeferredEvents deferred = new DeferredEvents(database);
    private final EventNumbering numbering = new EventNumbering(database, Map.of(), signal);
    private LiveHub hub;

    @BeforeEach
    void number() {
        numbering.start();
    }

    @AfterEach
    void close() {
        if (hub != null) {
            hub.close();
        }
        numbering.close();
        database.close();
    }

    @Test
    void aRouteGetsEachEventOfItsTypesInOrder() {
        start(listens("warehouse", "order.accepted,order.cancelled", "now"));

        happens(EventType.ORDER_ACCEPTED, 1, 2);
        happens(EventType.ORDER_HELD, 3);
        happens(EventType.ORDER_CANCELLED, 4);

        noted("order.accepted 1 orders/1", "order.accepted 2 orders/2", "order.cancelled 4 orders/4");
        hub.await(() -> assertThat(reader("warehouse").place()).isEqualTo(4));
        assertThat(reader("warehouse").types())
                .containsExactlyInAnyOrder(EventType.ORDER_ACCEPTED, EventType.ORDER_CANCELLED);
    }

    @Test
    void itGoesOnAfterARestartWhereItWas() {
        start(listens("warehouse", "", "now"));
        happens(EventType.ORDER_ACCEPTED, 1);
        noted("order.accepted 1 orders/1");
        hub.close();
        happens(EventType.ORDER_ACCEPTED, 2);

        start(listens("warehouse", "", "now"));

        noted("order.accepted 2 orders/2");
    }

    @Test
    void twoRoutesThatListenToTheSameAreTwoReaders() {
        start(listens("one", "order.accepted", "now"), listens("two", "order.accepted", "now"));

        happens(EventType.ORDER_ACCEPTED, 1);

        noted("order.accepted 1 orders/1", "order.accepted 1 orders/1");
        assertThat(readers.list()).extracting(EventReader::name).containsExactly("one", "two");
    }

    @Test
    void anEventWhoseFailureIsHandledIsDone() {
        start(fails("warehouse", "passing"));

        happens(EventType.ORDER_ACCEPTED, 1, 2);

        hub.await(() -> assertThat(reader("warehouse").place()).isEqualTo(2));
    }

    @Test
    void anEventWhoseFailureIsNotHandledIsTriedAgainUntilItsRouteIsMended() {
        start(fails("warehouse", "unhandled"));
        happens(EventType.ORDER_ACCEPTED, 1);
        hub.await(() -> assertThat(hub.gate().turns()).isGreaterThan(2));

        hub.write("warehouse.camel.yaml", listens("warehouse", "", "now"));

        noted("order.accepted 1 orders/1");
    }

    @Test
    void anEventThatFailsHoldsUpTheLaterOnesOfItsSubjectAndNoOthersNotEvenAfterARestart() {
        start(failsFor("warehouse", "orders/1"));
        happens(EventType.ORDER_ACCEPTED, 1, 1, 2, 1, 3);
        noted("order.accepted 3 orders/2", "order.accepted 5 orders/3");
        hub.await(() -> assertThat(reader("warehouse").place()).isEqualTo(5));
        hub.close();

        start(failsFor("warehouse", "orders/1"));
        happens(EventType.ORDER_ACCEPTED, 2);
        noted("order.accepted 6 orders/2");
        assertThat(deferred.counts()).isEqualTo(Map.of("warehouse", 3L));
        hub.gate().forget();

        hub.write("warehouse.camel.yaml", listens("warehouse", "", "now"));

        noted("order.accepted 1 orders/1", "order.accepted 2 orders/1", "order.accepted 4 orders/1");
        hub.await(() -> assertThat(deferred.counts()).isEmpty());
    }

    @Test
    void whileEveryEventFailsFewAreTriedAndNoneIsLost() {
        start(fails("warehouse", "unhandled"));
        long[] subjects = LongStream.rangeClosed(1, 40).toArray();
        happens(EventType.ORDER_ACCEPTED, subjects);
        hub.await(() -> assertThat(hub.gate().turns()).isGreaterThan(6));
        assertThat(reader("warehouse").place()).isLessThan(40);

        hub.write("warehouse.camel.yaml", listens("warehouse", "", "now"));

        hub.await(() -> assertThat(hub.gate().noted())
                .containsExactlyInAnyOrder(LongStream.of(subjects)
                        .mapToObj(it -> "order.accepted " + it + " orders/" + it)
                        .toArray(String[]::new)));
    }

    @Test
    void anEventThatCannotBeReadStopsNoReaderForGood() {
        happens(EventType.ORDER_ACCEPTED, 1, 2);
        database.jdbi().useHandle(handle -> handle.execute("UPDATE event SET changes = 'none' WHERE number = 1"));
        start(listens("warehouse", "", "start"));
        hub.await(() -> assertThat(reader("warehouse").holder()).isNotNull());

        database.jdbi().useHandle(handle -> handle.execute("UPDATE event SET changes = '{}' WHERE number = 1"));

        noted("order.accepted 1 orders/1", "order.accepted 2 orders/2");
    }

    @Test
    void aChangedRouteGoesOnWhereItWas() {
        start(listens("warehouse", "order.accepted", "now"));
        happens(EventType.ORDER_ACCEPTED, 1);
        noted("order.accepted 1 orders/1");
        hub.gate().forget();

        hub.write("warehouse.camel.yaml", listens("warehouse", "order.accepted,order.held", "now"));
        happens(EventType.ORDER_HELD, 2);
        happens(EventType.ORDER_ACCEPTED, 3);

        hub.await(() -> assertThat(hub.gate().noted()).contains("order.accepted 3 orders/3"));
    }

    @Test
    void anInstantReplays() {
        happens(EventType.ORDER_ACCEPTED, 1, 2, 3);
        start(listens("warehouse", "", FIRST.plusSeconds(2).toString()));

        noted("order.accepted 2 orders/2", "order.accepted 3 orders/3");
    }

    @Test
    void ofTwoHubsOneReadsAndTheOtherTakesOver() {
        start(listens("warehouse", "", "now"));
        LiveHub first = hub;
        hub = null;
        start(listens("warehouse", "", "now"));
        LiveHub second = hub;
        happens(EventType.ORDER_ACCEPTED, 1, 2, 3);
        first.await(() -> assertThat(
                        first.gate().noted().size() + second.gate().noted().size())
                .isEqualTo(3));
        boolean firstReads = !first.gate().noted().isEmpty();
        assertThat((firstReads ? second : first).gate().noted()).isEmpty();

        (firstReads ? first : second).close();
        happens(EventType.ORDER_ACCEPTED, 4);

        LiveHub other = firstReads ? second : first;
        other.await(() -> assertThat(other.gate().noted()).containsExactly("order.accepted 4 orders/4"));
        (firstReads ? second : first).close();
        hub = null;
    }

    @Test
    void wrongPropertiesAreFindings() {
        start(listens("warehouse", "", "now"));

        hub.write("other.camel.yaml", listens("other", "order.acepted", "now"));
        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .singleElement()
                .asString()
                .startsWith("other.camel.yaml:")
                .contains("types: expected names of events", "found 'order.acepted'", "Known: order.accepted,"));
        hub.write("other.camel.yaml", listens("other", "", "yesterday"));
        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::text)
                .singleElement()
                .asString()
                .contains("from: expected now, start or an instant"));
    }

    private void noted(String... words) {
        hub.await(() -> assertThat(hub.gate().noted()).containsExactly(words));
    }

    private EventReader reader(String name) {
        return readers.list().stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void start(String... routes) {
        Path own = folder.resolve(Integer.toString(System.identityHashCode(routes)));
        hub = new LiveHub(own, Duration.ofMillis(100));
        hub.context()
                .addComponent(
                        HubEventsComponent.SCHEME,
                        new HubEventsComponent(new EventReading(
                                feed,
                                readers,
                                deferred,
                                "node",
                                Duration.ofSeconds(2),
                                Duration.ofMillis(50),
                                Duration.ofMillis(200))));
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        try {
            hub.write(
                    "kamelets/hub-events.kamelet.yaml",
                    Files.readString(Path.of("routes/kamelets/hub-events.kamelet.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String route : routes) {
            hub.write(
                    route.lines()
                                    .skip(1)
                                    .findFirst()
                                    .orElseThrow()
                                    .replace("id:", "")
                                    .strip() + ".camel.yaml",
                    route);
        }
        hub.start();
    }

    /** Notes "type number subject" of each event. */
    private static String listens(String id, String types, String from) {
        return route(
                id,
                types,
                from,
                """
                - setBody:
                    expression:
                      simple:
                        expression: "${body[type]} ${body[number]} ${body[subject]}"
                - bean:
                    ref: gate
                    method: note
                """);
    }

    /** Fails with what the shared configuration handles, or with something else. */
    private static String fails(String id, String how) {
        String turn = "- bean:\n    ref: gate\n    method: turn\n";
        return route(
                id,
                "",
                "now",
                turn
                        + (how.equals("passing")
                                ? "- bean:\n    ref: gate\n    method: fail\n"
                                : "- bean:\n    ref: gate\n    method: refuse\n"));
    }

    /** Fails for one subject, and notes the events of others. */
    private static String failsFor(String id, String subject) {
        return route(
                id,
                "",
                "now",
                """
                - choice:
                    id: %s.subject
                    when:
                      - expression:
                          simple:
                            expression: "${body[subject]} == '%s'"
                        steps:
                          - bean:
                              ref: gate
                              method: refuse
                    otherwise:
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "${body[type]} ${body[number]} ${body[subject]}"
                        - bean:
                            ref: gate
                            method: note
                """
                        .formatted(id, subject));
    }

    private static String route(String id, String types, String from, String steps) {
        return """
                - route:
                    id: %s
                    group: run
                    description: Answer a question
                    routeConfigurationId: failures
                    from:
                      uri: kamelet:hub-events
                      parameters:
                        types: "%s"
                        from: "%s"
                      steps:
                """
                        .formatted(id, types, from)
                + steps.indent(8);
    }

    /** Each subject's event happens at a second of its own. */
    private void happens(EventType type, long... subjects) {
        for (long subject : subjects) {
            new Transactions(database).run(tx -> {
                EventLog.write(tx, NewEvent.of(type, subject, null, FIRST.plusSeconds(subject), Map.of()));
                return null;
            });
        }
        long last = subjects[subjects.length - 1];
        Until.passes(() -> assertThat(feed.after(0, List.of(), 1_000))
                .extracting(event -> event.subject())
                .contains("orders/" + last));
    }
}
