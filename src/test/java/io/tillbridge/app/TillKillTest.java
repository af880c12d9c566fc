package io.tillbridge.app;

import io.tillbridge.run.Jobs;
import io.tillbridge.sandbox.server.ShopFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments of each job of a till, all of them under way at once, each begun so long before that the
 * kill meets it at a moment of its own, also while a token is renewed. The accounts live on; each next life of the hub ends
 * with every sale and every item once, and every number where it belongs. The system property {@code kills.tills} says how
 * many kills each job meets.
 */
@Tag("long")
class TillKillTest {
    private static final int KILLS = Integer.getInteger("kills.tills", 20);
    /** Not every kill meets every job; each is met so often in the end. */
    private static final int MOST_TRIES = 5;

    private final ShopTime time = new ShopTime();

    @TempDir
    private Path temp;

    @AutoClose
    private LastingTills lasting;

    private TillWork work;
    private KilledWork killed;
    private String what;

    @BeforeEach
    void open() {
        lasting = LastingTills.open(temp, time);
        killed = new KilledWork(
                lasting,
                List.of(
                        job(Jobs.ORDER_POLL, true),
                        job(Jobs.PRODUCT_SYNC, true),
                        job(Jobs.INVENTORY_PUSH, true),
                        job(Jobs.PRICE_PUSH, true),
                        job(Jobs.INVENTORY_PUSH, false),
                        new KilledWork.Piece("shops refresh", this::refresh)));
    }

    @Test
    void aKillAtAnyMomentOfAnyJobLeavesWhatAnUndisturbedOneLeaves() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        what = "before the first kill, seed " + seed;
        Map<String, Long> usual;
        try (ChildHub hub = lasting.hub()) {
            work = new TillWork(lasting, time, hub, random);
            settled(hub);
            give();
            usual = killed.undisturbed(hub);
            settled(hub);
        }
        System.out.println("TillKillTest: -Dtests.seed=" + seed + ", undisturbed " + usual + " ms");

        for (int kill = 0; killed.leastHits() < KILLS && kill < KILLS * MOST_TRIES; kill++) {
            try (ChildHub hub = lasting.hub()) {
                settled(hub);
                what = "after kill " + kill + ", seed " + seed;
                give();
                killed.beginSoThatEachIsMetAtItsMoment(hub, usual, random, what);
            }
            killed.met("TillKillTest: " + what);
        }
        try (ChildHub hub = lasting.hub()) {
            settled(hub);
        }

        killed.assertHits(KILLS, "seed " + seed);
    }

    @AfterEach
    void close() {
        if (work != null) {
            work.close();
        }
    }

    private void give() {
        work.give();
        for (String slow : work.slowCalls()) {
            String call = slow.substring(0, slow.lastIndexOf(' '));
            ShopFault fault =
                    ShopFault.slow(Duration.ofMillis(Long.parseLong(slow.substring(slow.lastIndexOf(' ') + 1))));
            work.selling.faults().always(call, fault);
            work.counting.faults().always(call, fault);
        }
    }

    private void settled(ChildHub hub) throws Exception {
        work.selling.faults().clear();
        work.counting.faults().clear();
        work.settle(hub, what);
        work.assertDone(what);
    }

    private KilledWork.Piece job(String job, boolean sells) {
        String name = job + (job.equals(Jobs.INVENTORY_PUSH) ? sells ? " by item" : " by count" : "");
        return new KilledWork.Piece(name, hub -> killed.run(lasting.ask(hub, sells ? work.seller : work.counter, job)));
    }

    private KilledWork.Begun refresh(ChildHub hub) {
        long began = System.nanoTime();
        CompletableFuture<Long> took = CompletableFuture.supplyAsync(() -> {
            try {
                hub.answer("/connections/" + work.seller + "/shops/refresh");
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            } catch (Exception killed) {
                return -1L;
            }
        });
        return new KilledWork.Begun() {
            @Override
            public boolean isTaken() {
                return true;
            }

            @Override
            public boolean isUnderWay() {
                return took.getNow(-1L) < 0;
            }

            @Override
            public long millis() {
                return took.join();
            }
        };
    }
}
