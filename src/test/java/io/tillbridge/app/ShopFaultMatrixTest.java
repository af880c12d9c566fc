package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.ShopCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop that fails in every way at every call of every job: the work is done once all the same, and nothing is lost. */
@Tag("long")
class ShopFaultMatrixTest {
    private static final Map<String, List<String>> CALLS = Map.of(
            Jobs.PRODUCT_SYNC, List.of("GET brands", "GET products", "GET variants"),
            Jobs.ORDER_POLL, List.of("GET orders", "GET orders/*"),
            Jobs.INVENTORY_PUSH, List.of("PUT variants/bulk", "PUT variants/*"),
            Jobs.SHIPMENT_PUSH, List.of("GET orders/*", "PUT shipments/*"));
    /** What stays so: a shop that asks for patience gets it, what is not there is gone, a slow one is none. */
    private static final Set<EveryFault> OUTLASTING =
            EnumSet.complementOf(EnumSet.of(EveryFault.TOO_MANY, EveryFault.NOT_FOUND, EveryFault.SLOW));

    /** A list is asked for again by its walk and by its route: each try more costs many calls that are never answered. */
    @RegisterExtension
    static final ShopWorld world = new ShopWorld(Map.of("failures.retries", "1"));

    static Stream<Arguments> calls() {
        return CALLS.entrySet().stream()
                .flatMap(job -> job.getValue().stream().map(call -> Arguments.of(call, job.getKey())));
    }

    static Stream<Arguments> matrix() {
        return calls().flatMap(call -> Arrays.stream(EveryFault.values())
                .filter(fault -> fault != EveryFault.TOO_MANY)
                .map(fault -> Arguments.of(call.get()[0], call.get()[1], fault)));
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("matrix")
    void aCallThatFailsForAMomentCostsNothing(String call, String hit, EveryFault fault) throws Exception {
        day(call, (one, cup, job) -> {
            if (job.equals(hit)) {
                fault.meets(one, call);
                Run run = one.run(job);

                assertThat(one.shop.faults().pending()).isZero();
                assertThat(run.error()).isNull();
            }
        });
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("calls")
    void aFaultThatOutlastsAllTriesIsSaidAndTheNextRunCatchesUp(String call, String hit) throws Exception {
        day(call, (one, cup, job) -> {
            if (job.equals(hit)) {
                for (EveryFault fault : OUTLASTING) {
                    one.shop.faults().clear();
                    // Something to send, also when the fault before was overcome.
                    one.count(cup, 20 + fault.ordinal());
                    one.shop.faults().always(call, fault.fault);
                    Run failed = one.run(job);

                    if (failed.state() != RunState.SUCCEEDED || !otherwiseDone(call, fault)) {
                        assertThat(failed.state()).as(fault.name()).isEqualTo(RunState.FAILED);
                        assertThat(failed.error()).contains(fault.said);
                    }
                }
                one.count(cup, 8);
            }
        });
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("calls")
    void aShopThatAsksForPatienceIsLeftAloneAsLongAsItAsksAndNothingIsLost(String call, String hit) throws Exception {
        day(call, (one, cup, job) -> {
            if (job.equals(hit)) {
                world.time().nearlyRefilled();
                EveryFault.TOO_MANY.meets(one, call);
                one.shop.forgetCalls();
                Run patient = one.run(job);

                List<Integer> statuses =
                        one.shop.calls().stream().map(ShopCall::status).toList();
                assertThat(patient.error()).isNull();
                assertThat(statuses).containsOnlyOnce(429);
                assertThat(Duration.between(patient.startedAt(), patient.finishedAt()))
                        .isGreaterThan(Duration.ofSeconds(1));
            }
        });
    }

    /**
     * What is not taken together goes one by one, and whoever looks again before it tells, as a shipment does, finds that
     * the shop has done it.
     */
    private static boolean otherwiseDone(String call, EveryFault fault) {
        return call.equals("PUT variants/bulk") || (call.equals("PUT shipments/*") && fault.fault.workDone());
    }

    /** What a job of the day meets; it may run the job. */
    private interface Trouble {
        void meet(OneShop one, OneShop.Article cup, String job) throws Exception;
    }

    /** A day's work with trouble before every step of it: sync, order, poll, push, ship, tell; each step then in peace. */
    private static void day(String call, Trouble trouble) throws Exception {
        OneShop one = world.shop(Map.of("stockSync", true));
        one.shop.quirks().bulkSupported(!call.equals("PUT variants/*"));
        OneShop.Article mug = one.article();
        OneShop.Article cup = one.article();
        step(one, cup, Jobs.PRODUCT_SYNC, trouble);
        one.count(mug, 10);
        one.count(cup, 7);
        long order = one.ordered(mug, 3);
        step(one, cup, Jobs.ORDER_POLL, trouble);
        one.quiet();
        // Whatever the poll has sent already: there is something to send.
        one.count(mug, 11);
        one.count(cup, 8);
        step(one, cup, Jobs.INVENTORY_PUSH, trouble);
        one.ship(order, "3SABC", true);
        step(one, cup, Jobs.SHIPMENT_PUSH, trouble);
        one.poll();

        assertThat(one.stored()).hasSize(1);
        assertThat(one.order(order).state().text()).isEqualTo("shipped");
        assertThat(one.reserved(mug)).isZero();
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(8);
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
        one.sync();
        one.push();
        assertThat(one.shop.catalog().stockLevel(mug.variant())).isEqualTo(8);
        assertThat(one.shop.catalog().stockLevel(cup.variant())).isEqualTo(8);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
        assertThat(one.kept()).isEmpty();
    }

    private static void step(OneShop one, OneShop.Article cup, String job, Trouble trouble) throws Exception {
        trouble.meet(one, cup, job);
        one.quiet();
        one.shop.faults().clear();
        assertThat(one.run(job).error()).isNull();
    }
}
