package io.tillbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.ShippingSchedule;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.run.MutableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class CarrierOptionsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final ShippingSchedule SCHEDULE =
            new ShippingSchedule(LocalTime.of(17, 0), ZONE, WorkingDays.mondayToFriday());
    private static final int BUDGET = 4;

    private final MutableClock hands = new MutableClock("2026-11-25T09:00:00Z");
    private final List<Runnable> waiting = new ArrayList<>();
    private final Recorded recorded = new Recorded();
    private Executor background = waiting::add;
    private CarrierFault fault;
    private final CarrierMemory memory = new CarrierMemory(3, Duration.ofMinutes(30), Duration.ofHours(12), hands);
    private final CarrierOptions options = new CarrierOptions(
            recorded,
            "7:1",
            Map.of(DayOfWeek.WEDNESDAY, LocalTime.of(15, 0)),
            BUDGET,
            memory,
            recorded,
            task -> background.execute(task),
            hands,
            hands);

    @Test
    void nobodyWaitsForTheCarrierAndTheNextOneHasItsAnswer() {
        Offers first = offers("1012AB");
        CompletableFuture<?> arriving = options.arriving(new Destination("NL", "1012AB"), hands.instant(), SCHEDULE);
        assertThat(arriving).isNotDone();
        answer();

        assertThat(first.complete()).isFalse();
        assertThat(arriving).isDone();
        assertThat(offers("1012AB").complete()).isTrue();
        assertThat(offers("1012AB").windows()).hasSize(1);
        assertThat(recorded.asked).hasSize(1);
    }

    /** A neighbourhood is asked about once, whoever asks, and not again while a question is under way. */
    @Test
    void aNeighbourhoodIsAskedAboutOnce() {
        offers("1012AB");
        offers("1012ZZ");
        answer();

        assertThat(offers("1012CD").complete()).isTrue();
        assertThat(recorded.asked).hasSize(1);
        assertThat(memory.size()).isEqualTo(1);
    }

    @Test
    void anOldAnswerCountsWhileItIsAskedForAgainAndWhileTheCarrierFails() {
        offers("1012AB");
        answer();
        hands.pass(Duration.ofMinutes(31));
        fault = CarrierFault.passing("away");

        assertThat(offers("1012AB").complete()).isTrue();
        answer();
        assertThat(offers("1012AB").windows()).hasSize(1);
        hands.pass(Duration.ofHours(12));
        assertThat(offers("1012AB").complete()).isFalse();
    }

    /** After three failures it is left alone; one call tries it, and each try that fails makes the pause longer. */
    @Test
    void aCarrierThatKeepsFailingIsLeftAloneAndTriedByOneCall() {
        fault = CarrierFault.passing("away");
        for (int i = 0; i < CarrierGate.FAILURES; i++) {
            offers("101" + i + "AB");
            answer();
            hands.pass(Duration.ofSeconds(1));
        }
        offers("2000AB");
        assertThat(waiting).isEmpty();
        assertThat(recorded.events).containsExactly("failed", "failed", "failed left-alone", "held-back");

        hands.pass(CarrierGate.SHORTEST);
        offers("2000AB");
        offers("2001AB");
        assertThat(waiting).hasSize(1);
        answer();
        hands.pass(CarrierGate.SHORTEST);
        offers("2000AB");
        assertThat(waiting).isEmpty();

        hands.pass(CarrierGate.SHORTEST);
        fault = null;
        offers("2000AB");
        answer();
        assertThat(recorded.events).endsWith("answered recovered");
        offers("2001AB");
        offers("2002AB");
        assertThat(waiting).hasSize(2);
    }

    @Test
    void aRefusedKeyIsNotTriedAgainForALongWhile() {
        fault = CarrierFault.refused("no");
        offers("1012AB");
        answer();
        hands.pass(CarrierGate.LONGEST.minusSeconds(1));
        offers("1012AB");
        assertThat(waiting).isEmpty();

        hands.pass(Duration.ofSeconds(1));
        offers("1012AB");
        assertThat(waiting).hasSize(1);
    }

    @Test
    void aCarrierThatAsksForAPauseGetsIt() {
        fault = CarrierFault.passing("too many", Duration.ofSeconds(40));
        offers("1012AB");
        answer();
        hands.pass(Duration.ofSeconds(39));
        offers("1012AB");
        assertThat(waiting).isEmpty();

        hands.pass(Duration.ofSeconds(1));
        offers("1012AB");
        assertThat(waiting).hasSize(1);
    }

    /** Anybody can ask about postcodes that do not exist: it must not switch off the carrier for others. */
    @Test
    void questionsWithoutAnAnswerSayNothingOfTheCarrier() {
        fault = CarrierFault.ofQuestion("no such place");
        for (int i = 0; i < 10; i++) {
            offers("101" + i + "AB");
            answer();
            hands.pass(Duration.ofSeconds(1));
        }
        fault = null;
        offers("2000AB");

        assertThat(waiting).hasSize(1);
        assertThat(recorded.events).doesNotContain("failed left-alone");
    }

    @Test
    void theCarrierIsAskedNoMoreOftenThanItsBudgetAllows() {
        for (int i = 0; i < BUDGET + 3; i++) {
            offers("101" + i + "AB");
        }
        assertThat(waiting).hasSize(BUDGET);
        hands.pass(Duration.ofSeconds(1));
        for (int i = 0; i < BUDGET + 3; i++) {
            offers("102" + i + "AB");
        }
        assertThat(waiting).hasSize(2 * BUDGET);
    }

    @Test
    void aFullQueueLosesTheQuestionAndNothingElse() {
        background = task -> {
            throw new java.util.concurrent.RejectedExecutionException();
        };
        assertThat(offers("1012AB").complete()).isFalse();
        background = waiting::add;
        offers("1012AB");
        answer();

        assertThat(offers("1012AB").complete()).isTrue();
    }

    /** Wednesday: the carrier collects at 15:00, two hours before the cut-off of the shop. */
    @Test
    void anEarlierCutOffOfTheCarrierCounts() {
        hands.pass(Duration.between(hands.instant(), Instant.parse("2026-11-25T13:59:59Z")));
        assertThat(offers("1012AB").changesAt()).isEqualTo("2026-11-25T14:00:00Z");
        answer();
        hands.pass(Duration.between(hands.instant(), Instant.parse("2026-11-25T14:00:00Z")));
        offers("1012AB");
        answer();

        assertThat(recorded.asked.stream().map(Carrier.Question::shipsOn).toList())
                .containsExactly(LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-26"));
    }

    @Test
    void nothingIsAskedAboutThePastTheFarFutureOrAPlaceWithoutPostcode() {
        for (Instant at : List.of(
                hands.instant().minus(Duration.ofDays(1)), hands.instant().plus(Duration.ofDays(30)))) {
            assertThat(options.offers(new Destination("NL", "1012AB"), at, SCHEDULE))
                    .isEqualTo(Offers.NONE);
        }
        assertThat(options.offers(new Destination("NL", null), hands.instant(), SCHEDULE))
                .isEqualTo(Offers.NONE);
        assertThat(options.offers(new Destination("US", "90210"), hands.instant(), SCHEDULE))
                .isEqualTo(Offers.NONE);
        assertThat(waiting).isEmpty();
    }

    @Test
    void thePlaceThatWasNotAskedForTheLongestIsForgotten() {
        for (String postcode : List.of("1001AB", "1002AB", "1003AB")) {
            offers(postcode);
            answer();
        }
        offers("1001AB");
        hands.pass(Duration.ofSeconds(2));
        offers("1004AB");
        answer();

        assertThat(memory.size()).isEqualTo(3);
        assertThat(offers("1001AB").complete()).isTrue();
        assertThat(offers("1002AB").complete()).isFalse();
    }

    private Offers offers(String postcode) {
        return options.offers(new Destination("NL", postcode), hands.instant(), SCHEDULE);
    }

    private void answer() {
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    private final class Recorded implements Carrier, CarrierOptions.Watch {
        private final List<Carrier.Question> asked = new ArrayList<>();
        private final List<String> events = new ArrayList<>();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public boolean serves(String country, String postcode) {
            return country.equals("NL");
        }

        @Override
        public Offers ask(Question question) throws CarrierFault {
            asked.add(question);
            if (fault != null) {
                throw fault;
            }
            return new Offers(
                    List.of(new Window(
                            "test",
                            DeliveryKind.EVENING,
                            question.shipsOn().plusDays(1),
                            LocalTime.of(18, 0),
                            LocalTime.of(22, 0),
                            null)),
                    List.of(),
                    null,
                    true);
        }

        @Override
        public void answered(boolean recovered) {
            events.add(recovered ? "answered recovered" : "answered");
        }

        @Override
        public void failed(CarrierFault why, boolean leftAlone) {
            events.add(leftAlone ? "failed left-alone" : "failed");
        }

        @Override
        public void heldBack() {
            events.add("held-back");
        }
    }
}
