package io.tillbridge.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.event.EventType;
import io.tillbridge.event.subscription.SubscriptionDraft;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.webhook.EventReceiver.Answer;
import io.tillbridge.event.webhook.EventReceiver.Received;
import io.tillbridge.fault.CallerFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions that begin, or go back, before the present. */
class SubscriptionReplayTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @AutoClose
    private SubscriptionWorld world;

    @AutoClose
    private EventReceiver receiver;

    private Instant second;

    /** Events 1 to 4, an hour between each. */
    @BeforeEach
    void threeEvents() throws Exception {
        world = new SubscriptionWorld(folder);
        receiver = new EventReceiver();
        for (int order = 1; order <= 4; order++) {
            world.clock.pass(HOUR);
            if (order == 2) {
                second = world.clock.instant();
            }
            world.accepted(order);
        }
    }

    @ParameterizedTest
    @CsvSource({"now, 0", "start, 4", "1, 4", "3, 2", "4, 1", "5, 0", "second, 3"})
    void aSubscriptionBeginsWhereItIsAskedTo(String from, int events) {
        long id = subscribe(from.equals("second") ? second.toString() : from);

        world.work(id);

        assertThat(subjects())
                .containsExactlyElementsOf(
                        List.of("orders/1", "orders/2", "orders/3", "orders/4").subList(4 - events, 4));
    }

    @Test
    void whatIsNotStoredOrNotUnderstoodIsAFaultThatSaysWhatIsStored() {
        assertThatThrownBy(() -> subscribe("6"))
                .isInstanceOf(CallerFault.class)
                .hasMessageContaining("from is 6, expected the number of a stored event: those from 1 to 4 are stored");
        assertThatThrownBy(() -> subscribe("yesterday")).hasMessageContaining("from is neither an instant such as");
        assertThatThrownBy(() -> subscribe(world.clock.instant().plus(HOUR).toString()))
                .hasMessageContaining("which is still to come");
        world.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event WHERE number = 1"));
        assertThatThrownBy(() -> subscribe("1")).hasMessageContaining("those from 2 to 4 are stored. Older ones were");
        assertThatThrownBy(() -> subscribe(second.minusSeconds(1).toString()))
                .hasMessageContaining("expected " + second + " (the oldest stored event) or later");
        world.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event"));
        assertThatThrownBy(() -> subscribe("4")).hasMessageContaining("none is stored");
        long made = world.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM event_subscription")
                .mapTo(Long.class)
                .one());
        assertThat(made).isZero();
    }

    @Test
    void aReplaySendsEachEventAgainUnderItsIdAndAlsoThoseBeforeTheSubscription() {
        long id = subscribe("3");
        world.work(id);

        Subscriptions.Replay replay = world.subscriptions.replay(SubscriptionWorld.ANN, id, "2", null);
        world.work(id);

        assertThat(replay).isEqualTo(new Subscriptions.Replay(2, 4));
        assertThat(subjects()).containsExactly("orders/3", "orders/4", "orders/2", "orders/3", "orders/4");
        assertThat(new HashSet<>(receiver.ids())).hasSize(3);
        world.accepted(5);
        world.work(id);
        assertThat(subjects()).endsWith("orders/4", "orders/5");
    }

    @Test
    void aReplayKeepsTheOrderOfASubjectWithWhatIsPendingOfIt() {
        long id = subscribe("now");
        receiver.answers(500);
        world.happens(EventType.ORDER_SHIPPED, null, 2);
        world.work(id);
        receiver.answers(message -> Answer.of(200));
        receiver.forget();

        world.subscriptions.replay(SubscriptionWorld.ANN, id, "1", null);
        world.work(id);
        world.workFor(id, HOUR, Duration.ofMinutes(1));

        assertThat(receiver.received().stream()
                        .filter(it -> it.subject().equals("orders/2"))
                        .map(it -> it.json().path("type").asText()))
                .containsExactly("order.accepted", "order.shipped");
        assertThat(world.deliveries(id, "pending")).isEmpty();
    }

    @Test
    void aReplayNeverGoesForwardAndASubscriptionThatIsOffSendsNothing() {
        long id = subscribe("1");

        world.subscriptions.replay(SubscriptionWorld.ANN, id, "4", null);
        world.work(id);

        assertThat(subjects()).containsExactly("orders/1", "orders/2", "orders/3", "orders/4");
        world.switchOn(id, false);
        assertThatThrownBy(() -> world.subscriptions.replay(SubscriptionWorld.ANN, id, "1", null))
                .hasMessageContaining("is switched off and sends nothing");
    }

    private long subscribe(String from) {
        return world.subscriptions
                .create(
                        SubscriptionWorld.ANN,
                        new SubscriptionDraft(
                                "ERP",
                                receiver.address(),
                                EnumSet.of(EventType.ORDER_ACCEPTED, EventType.ORDER_SHIPPED),
                                List.of(),
                                true),
                        from)
                .subscription()
                .id();
    }

    private List<String> subjects() {
        return receiver.received().stream().map(Received::subject).toList();
    }
}
