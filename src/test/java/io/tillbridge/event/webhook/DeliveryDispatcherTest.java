package io.tillbridge.event.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.webhook.EventReceiver.Answer;
import io.tillbridge.mail.MailMessage;
import io.tillbridge.mail.MailResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries in the background. */
class DeliveryDispatcherTest {
    @TempDir
    private Path folder;

    @AutoClose
    private SubscriptionWorld world;

    @AutoClose
    private EventReceiver receiver;

    @AutoClose
    private DeliveryDispatcher dispatcher;

    @BeforeEach
    void open() throws Exception {
        world = new SubscriptionWorld(folder);
        receiver = new EventReceiver();
        dispatcher = dispatcher();
    }

    private DeliveryDispatcher dispatcher() {
        return new DeliveryDispatcher(world.queue(), world.subscriptionFeed, world.feed, world.sender);
    }

    @Test
    void manySlowReceiversHoldUpNoPromptOne() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger held = new AtomicInteger();
        try (EventReceiver slow = new EventReceiver()) {
            slow.answers(message -> {
                held.incrementAndGet();
                await(end);
                return Answer.OK;
            });
            for (int i = 0; i < 12; i++) {
                world.subscribe(slow.address());
            }
            NewSubscription prompt = world.subscribe(receiver.address());
            world.accepted(LongStream.range(100, 160).toArray());

            dispatcher.start();
            Until.holds(
                    "the prompt receiver has everything",
                    () -> receiver.received().size() == 60);

            assertThat(held.get()).as("tries under way at the slow ones").isPositive();
            assertThat(receiver.ids()).doesNotHaveDuplicates();
            end.countDown();
            Until.holds("the slow ones have everything", () -> slow.received().size() == 12 * 60);
            Until.holds("all are settled", () -> world.deliveries(
                            prompt.subscription().id(), "pending")
                    .isEmpty());
        }
    }

    @Test
    void twoNodesSendEachEventOnceAndInTheOrderOfItsSubject() throws Exception {
        NewSubscription made = world.subscribe(receiver.address());
        try (DeliveryDispatcher other = dispatcher()) {
            dispatcher.start();
            other.start();
            for (int round = 0; round < 10; round++) {
                world.accepted(LongStream.range(1, 11).toArray());
            }
            Until.holds("all arrived", () -> receiver.received().size() >= 100);
            Until.holds(
                    "all are settled",
                    () -> world.deliveries(made.subscription().id(), "delivered")
                                    .size()
                            == 100);
        }

        assertThat(receiver.ids()).hasSize(100).doesNotHaveDuplicates();
        for (int order = 1; order <= 10; order++) {
            String subject = "orders/" + order;
            List<Long> numbers = receiver.received().stream()
                    .filter(message -> message.subject().equals(subject))
                    .map(message -> message.json().path("number").asLong())
                    .toList();
            assertThat(numbers).hasSize(10).isSorted();
        }
    }

    @Test
    void theOwnersGetOneNoticeOfASubscriptionThatIsSwitchedOff() throws Exception {
        NewSubscription made = world.subscribe(receiver.address());
        receiver.answers(410);
        world.accepted(1);
        world.work(made.subscription().id());
        List<MailMessage> mails = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger(1);
        DeliveryNotices notices =
                new DeliveryNotices(world.notices, () -> List.of("ann@example.com", "bo@example.com"), mail -> {
                    mails.add(mail);
                    return new MailResult("smtp", failures.getAndDecrement() <= 0, "");
                });

        notices.send();
        notices.send();
        assertThat(mails).as("one failed: again later").hasSize(1);
        world.clock.pass(java.time.Duration.ofMinutes(15));
        notices.send();
        notices.send();

        assertThat(mails.stream().map(MailMessage::to))
                .containsExactly("ann@example.com", "ann@example.com", "bo@example.com");
        assertThat(mails.get(0).subject()).isEqualTo("Event subscription \"ERP\" is switched off");
        assertThat(String.join(" ", mails.get(0).before()))
                .contains("The receiver answered 410 Gone: it wants no more events.")
                .doesNotContain(receiver.address());
        notices.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
