package io.tillbridge.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.Until;
import io.tillbridge.event.EventType;
import io.tillbridge.event.subscription.DeliveryErasure;
import io.tillbridge.event.subscription.DeliveryTry;
import io.tillbridge.event.subscription.EventDeliveries.Choice;
import io.tillbridge.event.subscription.EventDelivery;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.SubscriptionState;
import io.tillbridge.event.subscription.TryResult;
import io.tillbridge.event.webhook.EventReceiver.Answer;
import io.tillbridge.event.webhook.EventReceiver.Received;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to a real receiver, by a clock that stands still. */
class DeliveryTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @AutoClose
    private SubscriptionWorld world;

    @AutoClose
    private EventReceiver receiver;

    private NewSubscription made;
    private long id;

    @BeforeEach
    void aSubscription() throws Exception {
        world = new SubscriptionWorld(folder);
        receiver = new EventReceiver();
        world.accepted(1);
        made = world.subscribe(receiver.address());
        id = made.subscription().id();
    }

    @Test
    void whatHappensFromNowOnArrivesSignedAndOnce() throws Exception {
        world.accepted(2, 3);
        world.happens(EventType.ORDER_SHIPPED, null, 2);
        world.happens(EventType.STOCK_CHANGED, null, 9);

        world.work(id);
        world.work(id);

        assertThat(receiver.received().stream().map(Received::subject))
                .containsExactly("orders/2", "orders/3", "orders/2");
        Received first = receiver.received().get(0);
        long number = first.json().path("number").asLong();
        assertThat(first.id())
                .isEqualTo("evt_" + number + "_" + id + "_"
                        + Long.toString(world.clock.instant().toEpochMilli(), 36));
        assertThat(first.signedBy(made.secret())).isEqualTo(1);
        assertThat(first.timestamp()).isEqualTo(world.clock.instant().getEpochSecond());
        assertThat(first.contentType()).startsWith("application/json");
        assertThat(first.json().path("type").asText()).isEqualTo("order.accepted");
        assertThat(world.deliveries(id, "delivered")).hasSize(3);
        assertThat(world.get(id).lastDeliveredAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void onlyEventsOfTheConnectionsOfASubscriptionAreForIt() throws Exception {
        long here = connection("here");
        long there = connection("there");
        world.subscriptions.change(
                SubscriptionWorld.ANN,
                id,
                it -> new io.tillbridge.event.subscription.SubscriptionDraft(
                        it.name(), it.address(), it.types(), List.of(here), true),
                null);
        world.happens(EventType.ORDER_ACCEPTED, here, 2);
        world.happens(EventType.ORDER_ACCEPTED, there, 3);
        world.accepted(4);

        world.work(id);

        assertThat(receiver.received().stream().map(Received::subject)).containsExactly("orders/2");
    }

    @Test
    void aFailingEventHoldsBackItsSubjectAndNoOther() throws Exception {
        receiver.answers(message -> Answer.of(message.subject().equals("orders/2") ? 500 : 200));
        world.accepted(2, 3);
        world.happens(EventType.ORDER_SHIPPED, null, 2, 3);

        world.work(id);

        assertThat(receiver.received().stream().map(DeliveryTest::told))
                .containsExactly("order.accepted orders/2", "order.accepted orders/3", "order.shipped orders/3");
        assertThat(world.deliveries(id, "pending").stream().map(EventDelivery::nextTryAt))
                .satisfies(times -> assertThat(times.get(0)).isAfter(world.clock.instant()))
                .satisfies(times -> assertThat(times.get(1)).isNull());

        receiver.forget();
        receiver.answers(200);
        world.clock.pass(Duration.ofSeconds(6));
        world.work(id);

        assertThat(receiver.received().stream().map(DeliveryTest::told))
                .containsExactly("order.accepted orders/2", "order.shipped orders/2");
        assertThat(world.deliveries(id, "pending")).isEmpty();
    }

    @Test
    void everyTryHasTheSameIdAndBodyAndASignatureOfItsOwn() throws Exception {
        receiver.answers(503);
        world.accepted(2);

        world.work(id);
        world.workFor(id, Duration.ofMinutes(40), Duration.ofSeconds(20));

        List<Received> tries = receiver.received();
        assertThat(tries).hasSize(5);
        assertThat(tries.stream().map(Received::id).distinct()).hasSize(1);
        assertThat(tries.stream().map(Received::body).distinct()).hasSize(1);
        assertThat(tries.stream().map(Received::timestamp).distinct()).hasSize(5);
        for (Received one : tries) {
            assertThat(one.signedBy(made.secret())).isEqualTo(1);
        }
        EventDelivery delivery = world.deliveries(id, "pending").get(0);
        assertThat(delivery.made().stream().map(DeliveryTry::error)).containsOnly("HTTP 503");
        assertThat(delivery.made().stream().map(DeliveryTry::at).map(Instant::getEpochSecond))
                .containsExactlyElementsOf(
                        tries.stream().map(Received::timestamp).toList());
    }

    @Test
    void aReceiverThatWasAwayForADayGetsEverythingInOrderUnderTheSameIds() throws Exception {
        world.accepted(2);
        receiver.answers(message -> Answer.of(502));
        world.work(id);
        for (int hour = 0; hour < 24; hour++) {
            world.accepted(100 + hour);
            world.happens(EventType.ORDER_SHIPPED, null, 100 + hour);
            world.clock.pass(HOUR);
            world.work(id);
        }
        List<String> tried = receiver.ids().stream().distinct().toList();
        receiver.forget();

        receiver.answers(200);
        world.workFor(id, Duration.ofHours(24), HOUR);

        assertThat(receiver.ids()).hasSize(49).doesNotHaveDuplicates().containsAll(tried);
        for (int hour = 0; hour < 24; hour++) {
            String subject = "orders/" + (100 + hour);
            assertThat(receiver.received().stream()
                            .filter(message -> message.subject().equals(subject))
                            .map(DeliveryTest::told))
                    .containsExactly("order.accepted " + subject, "order.shipped " + subject);
        }
        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(world.switchedOff).isEmpty();
    }

    @Test
    void afterThreeDaysOfFailureItIsSwitchedOffAndGoesOnWhereItStoodWhenItIsSwitchedOn() throws Exception {
        receiver.answers(500);
        world.accepted(2);
        world.happens(EventType.ORDER_SHIPPED, null, 2);
        world.work(id);
        world.workFor(id, Duration.ofHours(71), HOUR);
        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.FAILING);
        assertThat(world.get(id).stateReason()).isEqualTo("HTTP 500");

        world.workFor(id, Duration.ofHours(2), HOUR);

        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.SWITCHED_OFF);
        assertThat(world.get(id).stateReason()).isEqualTo("Every try failed for three days. The last error: HTTP 500");
        assertThat(world.switchedOff).hasSize(1);
        world.accepted(3);
        receiver.forget();
        receiver.answers(200);
        world.workFor(id, Duration.ofHours(2), HOUR);
        assertThat(receiver.received()).isEmpty();

        world.switchOn(id, true);
        world.work(id);

        assertThat(receiver.received().stream().map(DeliveryTest::told))
                .containsExactlyInAnyOrder("order.shipped orders/2", "order.accepted orders/3");
        assertThat(world.deliveries.redeliver(id, new Choice.Failed())).isEqualTo(1);
        world.work(id);
        assertThat(world.deliveries(id, "delivered")).hasSize(3);
        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void oneEventThatIsRefusedForThreeDaysIsGivenUpAndTheOthersGoOn() throws Exception {
        receiver.answers(message -> Answer.of(message.subject().equals("orders/2") ? 422 : 200));
        world.accepted(2);
        world.work(id);
        for (int hour = 0; hour < 73; hour++) {
            world.accepted(100 + hour);
            world.clock.pass(HOUR);
            world.work(id);
        }

        assertThat(world.deliveries(id, "failed")).hasSize(1);
        assertThat(world.deliveries(id, "failed").get(0).lastError()).isEqualTo("HTTP 422");
        assertThat(world.deliveries(id, "delivered")).hasSize(73);
        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(world.switchedOff).isEmpty();
    }

    @Test
    void aReceiverThatIsGoneIsSwitchedOffAtOnceAndItsEventIsKept() throws Exception {
        receiver.answers(410);
        world.accepted(2, 3);

        world.work(id);

        assertThat(receiver.received()).hasSize(1);
        assertThat(world.switchedOff).containsExactly("The receiver answered 410 Gone: it wants no more events.");
        assertThat(world.get(id).enabled()).isFalse();
        assertThat(world.deliveries(id, "pending")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void nothingIsSentBeforeTheTimeThatAReceiverAsksFor(int status) throws Exception {
        receiver.answers(message -> new Answer(status, Map.of("Retry-After", "3600"), ""));
        world.accepted(2, 3);
        world.work(id);
        assertThat(receiver.received()).hasSize(1);
        receiver.answers(200);

        world.workFor(id, Duration.ofMinutes(59), Duration.ofMinutes(1));
        assertThat(receiver.received()).hasSize(1);
        world.workFor(id, Duration.ofMinutes(1), Duration.ofMinutes(1));

        assertThat(receiver.received()).hasSize(3);
    }

    @Test
    void aReceiverThatDoesNotRespondIsAskedByOneEventAtATime() throws Exception {
        world.accepted(LongStream.range(100, 200).toArray());
        int port = receiver.port();
        receiver.close();

        List<TryResult> tried = world.work(id);

        assertThat(tried).hasSize(1);
        assertThat(tried.get(0).status()).isNull();
        assertThat(tried.get(0).error())
                .isEqualTo("The receiver refused the connection")
                .doesNotContain(Integer.toString(port));
        world.clock.pass(Duration.ofSeconds(5));
        assertThat(world.work(id)).hasSize(1);
    }

    @Test
    void whatWasUnderWayWhenANodeDiedIsTriedByAnotherAfterTheLeaseAndOnlyThen() throws Exception {
        world.accepted(2);
        world.subscriptionFeed.read(id);
        var dead = world.queue().claim(id).orElseThrow();

        assertThat(world.work(id)).isEmpty();
        world.clock.pass(Duration.ofMinutes(2));
        assertThat(world.work(id)).hasSize(1);

        assertThat(receiver.ids()).containsExactly(dead.message().id());
        TryResult late = new TryResult(world.clock.instant(), 500, "HTTP 500", null, Duration.ZERO);
        assertThat(world.queue.finish(dead, late)).as("the claim is lost").isEmpty();
        assertThat(world.deliveries(id, "delivered")).hasSize(1);
    }

    @Test
    void ofManyNodesThatLookAtOnceEachEventIsTakenByOne() throws Exception {
        world.accepted(LongStream.range(100, 140).toArray());
        world.subscriptionFeed.read(id);

        List<String> taken = IntStream.range(0, 8)
                .parallel()
                .mapToObj(node -> world.queue())
                .flatMap(queue -> IntStream.range(0, 5).mapToObj(one -> queue.claim(id)))
                .flatMap(java.util.Optional::stream)
                .map(claimed -> claimed.message().id())
                .toList();

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void manyNodesThatReadAtOnceMakeOneDeliveryOfEachEvent() throws Exception {
        world.accepted(LongStream.range(100, 600).toArray());

        IntStream.range(0, 20).parallel().forEach(node -> world.subscriptionFeed.read(id));
        world.work(id);

        assertThat(receiver.ids()).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void deliveriesAreSentAgainUnderTheSameIdByIdByTimeAndByFailure() throws Exception {
        world.accepted(2);
        world.work(id);
        world.clock.pass(HOUR);
        world.accepted(3);
        world.work(id);
        List<String> first = receiver.ids();
        EventDelivery oldest = world.deliveries(id, null).get(0);
        receiver.forget();

        assertThat(world.deliveries.redeliver(id, new Choice.One(oldest.id()))).isEqualTo(1);
        world.work(id);
        assertThat(receiver.ids()).containsExactly(first.get(0));
        assertThat(world.deliveries.redeliver(id, new Choice.Since(world.clock.instant())))
                .isEqualTo(1);
        world.work(id);
        assertThat(receiver.ids()).containsExactlyElementsOf(first);
        assertThat(world.deliveries.redeliver(id, new Choice.Failed())).isZero();
        assertThat(world.deliveries(id, null).get(0).tries()).isEqualTo(2);

        world.switchOn(id, false);
        assertThatThrownBy(() -> world.deliveries.redeliver(id, new Choice.Failed()))
                .isInstanceOf(CallerFault.class)
                .hasMessage("Event subscription " + id
                        + " is switched off and sends nothing: switch it on, then send its deliveries again.");
    }

    @Test
    void sentAgainEventsOfOneSubjectKeepTheirOrder() throws Exception {
        world.accepted(2);
        world.happens(EventType.ORDER_SHIPPED, null, 2);
        world.work(id);
        List<String> first = receiver.ids();
        receiver.forget();
        receiver.answers(message -> Answer.of(message.id().equals(first.get(0)) ? 500 : 200));

        world.deliveries.redeliver(id, new Choice.Since(Instant.EPOCH));
        world.work(id);
        assertThat(receiver.ids()).containsExactly(first.get(0));
        receiver.answers(200);
        world.clock.pass(Duration.ofSeconds(6));
        world.work(id);

        assertThat(receiver.ids()).containsExactly(first.get(0), first.get(0), first.get(1));
    }

    @Test
    void aPausedSubscriptionGoesOnWhereItStood() throws Exception {
        world.accepted(2);
        world.work(id);
        world.switchOn(id, false);
        world.accepted(3);
        assertThat(world.work(id)).isEmpty();
        assertThat(world.get(id).state()).isEqualTo(SubscriptionState.PAUSED);

        world.switchOn(id, true);
        world.work(id);

        assertThat(receiver.received().stream().map(Received::subject)).containsExactly("orders/2", "orders/3");
    }

    @Test
    void duringARotationMessagesHaveTwoSignaturesAndThenOne() throws Exception {
        String old = made.secret();
        String current = world.subscriptions
                .rotate(SubscriptionWorld.ANN, id, HOUR, null)
                .secret();

        world.accepted(2);
        world.work(id);
        world.clock.pass(HOUR);
        world.accepted(3);
        world.work(id);

        Received during = receiver.received().get(0);
        Received after = receiver.received().get(1);
        assertThat(List.of(during.signedBy(old), during.signedBy(current))).containsExactly(1L, 1L);
        assertThat(List.of(after.signedBy(old), after.signedBy(current))).containsExactly(0L, 1L);
        assertThat(after.signature()).doesNotContain(" ");
        assertThat(world.subscriptions.sweep()).isEqualTo(1);
        assertThat(world.subscriptions.reveal(SubscriptionWorld.ANN, id).secret())
                .isEqualTo(current);
    }

    /** The event of a person who was forgotten is sent as it is stored then, not as it was when it happened. */
    @Test
    void whatIsNotSentYetOfAForgottenPersonIsSentWithoutTheirData() throws Exception {
        receiver.answers(500);
        world.accepted(2);
        world.work(id);
        world.database.jdbi().useTransaction(tx -> {
            tx.execute("UPDATE event SET changes = '{\"forgotten\":true}'");
            DeliveryErasure.forgetOrders(tx, List.of(2L));
        });
        receiver.answers(200);
        world.clock.pass(Duration.ofSeconds(6));

        world.work(id);

        assertThat(receiver.received().get(1).json().at("/changes/forgotten").asBoolean())
                .isTrue();
        assertThat(receiver.ids().stream().distinct()).hasSize(1);
    }

    /** Whoever reads events while a person is forgotten stores nothing of what was there before. */
    @Test
    void whatIsReadWhileAPersonIsForgottenHoldsNothingOfThem() throws Exception {
        world.accepted(2);
        FutureTask<Boolean> reading = new FutureTask<>(() -> world.subscriptionFeed.read(id));
        new Transactions(world.database).run(tx -> {
            tx.execute("UPDATE event SET changes = '{\"forgotten\":true}' WHERE subject = 'orders/2'");
            DeliveryErasure.forgetOrders(tx, List.of(2L));
            new Thread(reading).start();
            Until.holds("the reader waits, or is through", () -> reading.isDone() || waitsForALock(tx));
            return null;
        });
        reading.get();

        world.work(id);

        assertThat(receiver.received().get(0).json().at("/changes/forgotten").asBoolean())
                .isTrue();
    }

    private static boolean waitsForALock(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM information_schema.processlist"
                                + " WHERE info LIKE CONCAT('%LOCK IN SHARE', ' MODE%')")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Test
    void anEventThatIsNoLongerStoredIsGivenUpAndHoldsBackNothing() throws Exception {
        receiver.answers(500);
        world.accepted(2);
        world.happens(EventType.ORDER_SHIPPED, null, 2);
        world.work(id);
        world.database.jdbi().useTransaction(tx -> {
            DeliveryErasure.forgetOrders(tx, List.of(2L));
            tx.execute("DELETE FROM event WHERE type = 'order.accepted'");
        });
        receiver.forget();
        receiver.answers(200);
        world.clock.pass(Duration.ofSeconds(6));

        world.work(id);

        assertThat(receiver.received().stream().map(DeliveryTest::told)).containsExactly("order.shipped orders/2");
        assertThat(world.deliveries(id, "failed").get(0).lastError()).isEqualTo("The event is no longer stored");
    }

    @Test
    void aDeletedSubscriptionLeavesNothing() throws Exception {
        world.accepted(2, 3);
        world.subscriptionFeed.read(id);
        var claimed = world.queue.claim(id).orElseThrow();

        world.subscriptions.delete(id, null);

        assertThat(world.queue.finish(claimed, new TryResult(world.clock.instant(), 200, null, null, Duration.ZERO)))
                .isEmpty();
        assertThat(world.queue.waiting()).isEmpty();
        List<Integer> left = world.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM event_delivery UNION ALL SELECT COUNT(*) FROM event_delivery_try"
                                + " UNION ALL SELECT COUNT(*) FROM event_reader")
                .mapTo(Integer.class)
                .list());
        assertThat(left).containsOnly(0);
    }

    @Test
    void aReaderThatTheRetentionTookAwayBeginsWithTheOldestStoredEvent() throws Exception {
        world.accepted(2);
        world.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event_reader"));

        assertThat(world.queue.waiting().get(0).place()).isNegative();
        world.work(id);

        assertThat(receiver.received().stream().map(Received::subject)).containsExactly("orders/1", "orders/2");
    }

    private long connection(String name) {
        return world.database.jdbi().withHandle(handle -> handle.createUpdate(
                        "INSERT INTO connection (kind, name, enabled, settings, created_at, updated_at)"
                                + " VALUES ('cseries', :name, TRUE, '{}', NOW(6), NOW(6))")
                .bind("name", name)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private static String told(Received message) {
        return message.json().path("type").asText() + " " + message.subject();
    }
}
