package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.run.Jobs;
import io.tillbridge.sandbox.server.ShopFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at twenty random moments of each job of a shop, all four under way at once, each begun so long before
 * that the kill meets it at a moment of its own. The shop lives on; each next life of the hub ends with every order once,
 * its goods kept once, every number sent and every shipment told once.
 */
@Tag("long")
class ShopKillTest {
    private static final int ROUNDS = 20;
    /** So many kills must have met each job while it ran; on a busy machine some come too late. */
    private static final int HITS = 10;

    private static final List<String> JOBS =
            List.of(Jobs.PRODUCT_SYNC, Jobs.ORDER_POLL, Jobs.INVENTORY_PUSH, Jobs.SHIPMENT_PUSH);
    private static final Duration DEADLINE = Until.STOP;
    private static final String UNDER_WAY = "SELECT COUNT(*) FROM run WHERE state IN ('queued', 'running')";

    private final ShopTime time = new ShopTime();

    @TempDir
    private Path temp;

    @AutoClose
    private LastingShop lasting;

    private KilledWork killed;
    private ShopWork work;
    private String what;

    @BeforeEach
    void open() {
        // Four jobs of one shop share what it takes by the second: here the shop's answers alone are slow.
        lasting = new LastingShop(temp, time, Map.of("cseries.calls-per-second", "1000"));
        killed = new KilledWork(lasting, pieces());
    }

    @Test
    void aKillAtAnyMomentOfAnyJobLeavesWhatAnUndisturbedOneLeaves() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        what = "before the first kill, seed " + seed;
        Map<Boolean, Map<String, Long>> usual = new HashMap<>();
        try (ChildHub hub = lasting.hub()) {
            work = new ShopWork(lasting, hub, random);
            ended(hub, Jobs.PRODUCT_SYNC);
            work.give(hub);
            ended(hub, Jobs.PRODUCT_SYNC);
            ended(hub, Jobs.ORDER_POLL);
            settled(hub);
            // The first of the three makes the hub warm and the days alike.
            for (boolean together : List.of(true, true, false)) {
                lasting.shop.quirks().bulkSupported(together);
                arrange(hub);
                usual.put(together, undisturbed(hub));
                settled(hub);
            }
        }
        System.out.println("ShopKillTest: -Dtests.seed=" + seed + ", undisturbed " + usual + " ms");

        for (int round = 0; round < ROUNDS; round++) {
            boolean together = round % 2 == 0;
            // From the first of its calls on, for a hub remembers a shop that takes no numbers together.
            lasting.shop.quirks().bulkSupported(together);
            try (ChildHub hub = lasting.hub()) {
                settled(hub);
                what = "after kill " + round + ", seed " + seed;
                arrange(hub);
                killed.beginSoThatEachIsMetAtItsMoment(hub, usual.get(together), random, what);
            }
            killed.met("ShopKillTest: " + what);
            lasting.shop.faults().clear();
            time.turn(Duration.ofSeconds(2));
        }
        try (ChildHub hub = lasting.hub()) {
            settled(hub);
        }

        killed.assertHits(HITS, ROUNDS + " kills, seed " + seed);
    }

    /** Work for every job, and a shop so slow that each takes some seconds. */
    private void arrange(ChildHub hub) throws Exception {
        work.give(hub);
        List.of("GET brands", "GET products", "GET variants").forEach(list -> slow(list, 300));
        slow("GET orders", 200);
        slow("GET orders/*", 50);
        slow("PUT shipments/*", 50);
        slow("PUT variants/bulk", 600);
        slow("PUT variants/*", 10);
    }

    private void slow(String call, int millis) {
        lasting.shop.faults().always(call, ShopFault.slow(Duration.ofMillis(millis)));
    }

    private List<KilledWork.Piece> pieces() {
        return JOBS.stream()
                .map(job -> new KilledWork.Piece(job, hub -> killed.run(ask(hub, job))))
                .toList();
    }

    private Map<String, Long> undisturbed(ChildHub hub) throws Exception {
        Map<String, Long> usual = killed.undisturbed(hub);
        quiet();
        lasting.shop.faults().clear();
        time.turn(Duration.ofSeconds(2));
        return usual;
    }

    private long ask(ChildHub hub, String job) throws Exception {
        if (!job.equals(Jobs.SHIPMENT_PUSH)) {
            return lasting.ask(hub, work.connection, job);
        }
        work.shipTheLast(hub);
        return lasting.count("SELECT MAX(id) FROM run WHERE job = '" + job + "'");
    }

    private void ended(ChildHub hub, String job) throws Exception {
        quiet();
        JsonNode run = hub.ended(hub.run(work.connection, job), DEADLINE);
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("succeeded");
        time.turn(Duration.ofSeconds(2));
    }

    private void quiet() throws Exception {
        Until.within(DEADLINE, what + ": all work is taken up and done", () -> lasting.count(UNDER_WAY) == 0);
    }

    /** All that was under way is done, as if nothing had happened; a tick of the stock's clock sends what changed last. */
    private void settled(ChildHub hub) throws Exception {
        quiet();
        ended(hub, Jobs.INVENTORY_PUSH);
        work.assertDone(what);
    }
}
