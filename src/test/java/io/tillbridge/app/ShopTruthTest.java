package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.ShopCall;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock moves at random while it is pushed: each number that reaches the shop was true after its chunk was begun. */
@Tag("long")
class ShopTruthTest {
    private static final int BUFFER = 5;
    private static final int MOVERS = 3;
    private static final int ARTICLES_EACH = 4;
    private static final int CALLS = 120;
    private static final int LARGEST = 100_000;
    private static final int FIRST = 9_000_000;

    @TempDir
    private Path temp;

    private volatile boolean stop;

    /** What was available from a moment after {@code from} on; {@code from} is before the change, the next one's after it. */
    private record Level(Instant from, Instant known, long available) {}

    private record Sent(String variant, long number, Instant chunkBegun, Instant at) {}

    @ParameterizedTest(name = "taken together: {0}")
    @ValueSource(booleans = {true, false})
    void noNumberIsSentThatWasNotTrueWhenItWasWorkedOut(boolean together) throws Exception {
        try (ShopHub world = ShopHub.start(temp, Map.of("cseries.bulk-size", "4"))) {
            OneShop one = world.shop(Map.of("stockSync", true, "orderSync", false, "stockBuffer", BUFFER));
            List<OneShop.Article> mugs = new ArrayList<>();
            for (int i = 0; i < MOVERS * ARTICLES_EACH; i++) {
                mugs.add(one.article());
            }
            one.sync();
            if (!together) {
                one.shop.faults().always("PUT variants/bulk", ShopFault.status(422));
            }
            world.time.run();
            one.shop.forgetCalls();
            Map<String, List<Level>> levels = new HashMap<>();
            mugs.forEach(mug -> levels.put(Long.toString(mug.variant()), new ArrayList<>()));

            Run push = pushedMeanwhile(world, one, mugs, levels);
            Run last = one.push();

            List<Sent> sent = sent(one);
            assertThat(push.error()).isNull();
            assertThat(sent).hasSizeGreaterThan(CALLS);
            assertThat(sent).allSatisfy(number -> assertThat(wasTrue(number, levels.get(number.variant())))
                    .as(number.toString())
                    .isTrue());
            assertThat(last.error()).isNull();
            assertThat(mugs).allSatisfy(mug -> assertThat(one.shop.catalog().stockLevel(mug.variant()))
                    .isEqualTo(available(one, mug)));
            assertThat(world.faults()).isEmpty();
        }
    }

    private Run pushedMeanwhile(ShopHub world, OneShop one, List<OneShop.Article> mugs, Map<String, List<Level>> levels)
            throws Exception {
        ExecutorService movers = Executors.newFixedThreadPool(MOVERS);
        try {
            mugs.forEach(mug -> change(world, one, mug, levels, () -> {
                one.stock.move(one.warehouse, mug.product(), FIRST, "delivery", "first-" + mug.product());
                return null;
            }));
            AtomicReference<Run> run = new AtomicReference<>(push(world, one));
            List<Future<?>> moving = new ArrayList<>();
            for (int i = 0; i < MOVERS; i++) {
                List<OneShop.Article> own = mugs.subList(i * ARTICLES_EACH, (i + 1) * ARTICLES_EACH);
                Random random = new Random(41L * i);
                moving.add(movers.submit(() -> move(world, one, own, levels, random)));
            }
            Until.within(Duration.ofSeconds(90), "enough calls", () -> {
                // One that finds nothing due for a moment ends.
                if (one.runs().stream().allMatch(pushed -> pushed.state().over())) {
                    run.set(push(world, one));
                }
                return one.shop.callCount() > CALLS;
            });
            stop = true;
            for (Future<?> mover : moving) {
                mover.get();
            }
            return one.ended(run.get());
        } finally {
            movers.shutdownNow();
        }
    }

    private static Run push(ShopHub world, OneShop one) throws AlreadyRunning {
        return world.hub.running().runs().request(Jobs.INVENTORY_PUSH, one.connection.id(), "api", false, false);
    }

    /** Deliveries, losses, goods kept for somebody, goods let go of. Nobody else changes these articles. */
    private void move(
            ShopHub world, OneShop one, List<OneShop.Article> own, Map<String, List<Level>> levels, Random random) {
        Transactions transactions = new Transactions(world.hub.core().database());
        Reservations reservations =
                new Reservations(world.hub.core().database(), world.hub.core().clock());
        List<Long> warehouses = List.of(one.warehouse);
        for (int i = 0; !stop; i++) {
            OneShop.Article mug = own.get(random.nextInt(own.size()));
            int pieces = 1 + random.nextInt(LARGEST);
            String name = "truth-" + mug.product() + "-" + i;
            change(
                    world,
                    one,
                    mug,
                    levels,
                    switch (random.nextInt(4)) {
                        case 0 -> () -> one.stock.move(one.warehouse, mug.product(), pieces, "delivery", name);
                        case 1 -> () -> one.stock.move(one.warehouse, mug.product(), -pieces, "loss", name);
                        case 2 ->
                            () -> transactions.run(tx -> reservations.hold(
                                    tx, "truth-" + mug.product(), mug.product(), warehouses, pieces, null));
                        default ->
                            () -> transactions.run(tx -> {
                                reservations.release(tx, "truth-" + mug.product());
                                return null;
                            });
                    });
        }
    }

    private static void change(
            ShopHub world, OneShop one, OneShop.Article mug, Map<String, List<Level>> levels, Callable<?> change) {
        Instant before = world.time.instant();
        try {
            change.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Instant after = world.time.instant();
        levels.get(Long.toString(mug.variant())).add(new Level(before, after, available(one, mug)));
    }

    private static long available(OneShop one, OneShop.Article mug) {
        return one.stock.explain(mug.product(), List.of(one.warehouse), BUFFER).sent();
    }

    /** All numbers the shop was sent. A chunk is worked out after the answer to the last call of the one before. */
    private static List<Sent> sent(OneShop one) throws Exception {
        List<Sent> sent = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        Instant last = Instant.MIN;
        Instant begun = Instant.MIN;
        for (ShopCall call : one.shop.calls("PUT variants/*")) {
            JsonNode body = mapper.readTree(call.body()).get("variant");
            if (call.path().equals("variants/bulk")) {
                begun = last;
                for (JsonNode item : body) {
                    sent.add(new Sent(
                            item.get("id").asText(), item.get("stockLevel").asLong(), begun, call.at()));
                }
            } else {
                String variant = call.path().substring("variants/".length());
                sent.add(new Sent(variant, body.get("stockLevel").asLong(), begun, call.at()));
            }
            last = call.at();
        }
        return sent;
    }

    /** Whether it was available at some moment between the begin of its chunk and its arrival. */
    private static boolean wasTrue(Sent sent, List<Level> levels) {
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            boolean over = i + 1 < levels.size() && levels.get(i + 1).known().isBefore(sent.chunkBegun());
            if (level.available() == sent.number() && !over && !level.from().isAfter(sent.at())) {
                return true;
            }
        }
        return false;
    }
}
