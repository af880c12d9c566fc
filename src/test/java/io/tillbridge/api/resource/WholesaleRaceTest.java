package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.resource.WholesaleShop.Buyer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two or more at one moment: the same order twice, a decision while an order is submitted, the last piece. */
class WholesaleRaceTest {
    private static final int ROUNDS = 10;

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new WholesaleShop(folder);
    }

    private static <T> List<T> together(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<T>> under = new ArrayList<>();
            works.forEach(work -> under.add(threads.submit(() -> {
                start.await();
                return work.call();
            })));
            List<T> done = new ArrayList<>();
            for (Future<T> one : under) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneReferenceMakesOneOrderHoweverManySendIt() throws Exception {
        Buyer buyer = hub.approved();
        for (int round = 0; round < ROUNDS; round++) {
            String body = "{\"reference\":\"RACE-" + round + "\",\"lines\":[{\"productId\":\"1\",\"quantity\":2}]}";
            List<HttpResponse<String>> answers =
                    together(List.of(() -> buyer.order(body), () -> buyer.order(body), () -> buyer.order(body)));

            assertThat(answers.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(201, 200, 200);
            assertThat(buyer.read("/wholesale-orders?reference=RACE-" + round).path("items"))
                    .hasSize(1);
        }
    }

    @Test
    void anIdempotencyKeyMakesOneOrder() throws Exception {
        Buyer buyer = hub.approved();
        Callable<HttpResponse<String>> send = () -> buyer.send(
                "POST", "/wholesale-orders", WholesaleShop.lines(1, 2), "Idempotency-Key", "the-same");

        List<HttpResponse<String>> answers = together(List.of(send, send));
        HttpResponse<String> later = send.call();

        assertThat(answers.stream().map(HttpResponse::statusCode)).contains(201).isSubsetOf(201, 409);
        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(buyer.read("/wholesale-orders").path("items")).hasSize(1);
    }

    /** An order is submitted while the company decides: it counts as before or after the decision, never as both. */
    @Test
    void aDecisionAndASubmissionAtOneMomentLeaveOneTruth() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean approve = round % 2 == 0;
            Buyer buyer = approve ? hub.pending() : hub.approved();
            String draft = buyer.draft(1, 1);

            List<Integer> statuses = together(List.of(() -> buyer.submit(draft).statusCode(), () -> {
                hub.decide(buyer, approve ? "approve" : "decline");
                return 200;
            }));

            String state = hub.state(draft);
            assertThat(statuses.get(0)).isIn(200, approve ? 409 : 401, 409);
            assertThat(state).isEqualTo(statuses.get(0) == 200 ? "submitted" : "draft");
            List<String> history = hub.order(draft).path("history").findValuesAsText("what");
            assertThat(history).hasSize(state.equals("submitted") ? 2 : 1);
        }
    }

    /** Two retailers and a shop want the last piece: one gets it, and the ledger says so. */
    @Test
    void theLastPieceGoesToOne() throws Exception {
        hub.shop.listing("v2", 2L);
        for (int round = 0; round < ROUNDS; round++) {
            Buyer first = hub.approved();
            Buyer second = hub.approved();
            hub.shop.put(hub.shop.north, 2, 1);
            String one = first.submitted(2, 1);
            String two = second.submitted(2, 1);
            String shopOrder = "race-" + round;

            List<Integer> answers = together(List.of(
                    () -> hub.move(one, "accept", "{}").statusCode(),
                    () -> hub.move(two, "accept", "{}").statusCode(),
                    () -> (int) hub.shop.order(shopOrder, Map.of("v2", 1L))));

            long accepted = answers.subList(0, 2).stream()
                    .filter(status -> status == 200)
                    .count();
            String order = "/orders/" + answers.get(2);
            long shops = hub.shop.read(order).path("state").asText().equals("accepted") ? 1 : 0;
            assertThat(accepted + shops).as("holders of one piece").isEqualTo(1);
            assertThat(hub.stock(2)).as("the shop's order waits when it is late").isEqualTo(shops == 1 ? "1/1" : "1/2");
            assertThat(hub.shop.hub.database.jdbi().<Long, Exception>withHandle(handle -> handle.createQuery(
                            "SELECT SUM(covered) FROM reservation WHERE product_id = 2 AND state = 'held'")
                    .mapTo(Long.class)
                    .one())).isEqualTo(1);
            hub.shop.post(order + "/cancel");
            for (String wholesale : List.of(one, two)) {
                hub.move(wholesale, "cancel", "{}");
            }
        }
        assertThat(RunningApi.json(hub.shop.get("/products/2/stock-explanation?connection=" + hub.shop.shop))
                        .path("reserved")
                        .asLong())
                .isZero();
    }
}
