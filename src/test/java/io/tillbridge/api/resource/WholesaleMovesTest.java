package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.resource.WholesaleShop.Buyer;
import io.tillbridge.wholesale.WholesaleMove;
import io.tillbridge.wholesale.WholesaleMoves;
import io.tillbridge.wholesale.WholesaleState;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move in every state, by the company and by the retailer: what the table does not name is refused. */
class WholesaleMovesTest {
    /** Written by hand from docs/wholesale-orders.md: move → state after it, of those that are possible. */
    private static final Map<WholesaleState, Map<WholesaleMove, String>> COMPANY = Map.of(
            WholesaleState.DRAFT,
            Map.of(WholesaleMove.CHANGE, "draft", WholesaleMove.DELETE, "none", WholesaleMove.SUBMIT, "submitted"),
            WholesaleState.SUBMITTED,
            Map.of(
                    WholesaleMove.CHANGE, "submitted",
                    WholesaleMove.ACCEPT, "accepted",
                    WholesaleMove.DECLINE, "declined",
                    WholesaleMove.CANCEL, "cancelled"),
            WholesaleState.ACCEPTED,
            Map.of(
                    WholesaleMove.CHANGE, "accepted",
                    WholesaleMove.PROCESS, "processing",
                    WholesaleMove.SHIP, "completed",
                    WholesaleMove.CANCEL, "cancelled"),
            WholesaleState.PROCESSING,
            Map.of(
                    WholesaleMove.CHANGE, "processing",
                    WholesaleMove.SHIP, "completed",
                    WholesaleMove.CANCEL, "cancelled"),
            WholesaleState.PARTLY_SHIPPED,
            Map.of(WholesaleMove.SHIP, "completed", WholesaleMove.COMPLETE, "completed"));

    private static final Map<WholesaleState, Map<WholesaleMove, String>> RETAILER = Map.of(
            WholesaleState.DRAFT,
            COMPANY.get(WholesaleState.DRAFT),
            WholesaleState.SUBMITTED,
            Map.of(WholesaleMove.CANCEL, "cancelled"));

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop hub;

    private static Buyer buyer;

    @BeforeAll
    static void open() throws Exception {
        hub = new WholesaleShop(folder);
        hub.shop.put(hub.shop.north, 1, 100_000);
        buyer = hub.approved();
    }

    static Stream<Arguments> moves() {
        return Stream.of(WholesaleState.values())
                .flatMap(state -> Stream.of(WholesaleMove.values()).flatMap(move -> Stream.of(true, false)
                        .map(retailer -> Arguments.of(state, move, retailer))));
    }

    @ParameterizedTest(name = "{1} of a {0} order, by the retailer: {2}")
    @MethodSource("moves")
    void onlyTheMovesOfTheTableArePossible(WholesaleState state, WholesaleMove move, boolean byRetailer)
            throws Exception {
        String id = orderIn(state);
        String expected = (byRetailer ? RETAILER : COMPANY)
                .getOrDefault(state, Map.of())
                .get(move);
        String before = hub.order(id).toString();

        HttpResponse<String> answer = call(id, move, byRetailer);

        if (expected != null) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
            assertThat(move == WholesaleMove.DELETE ? "none" : hub.state(id)).isEqualTo(expected);
            return;
        }
        boolean open = !byRetailer || RETAILER.values().stream().anyMatch(of -> of.containsKey(move));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(open ? 409 : 403);
        assertThat(hub.order(id).toString()).isEqualTo(before);
        if (open) {
            JsonNode problem = RunningApi.json(answer);
            assertThat(problem.path("type").asText()).endsWith("wholesale-state");
            assertThat(problem.path("detail").asText()).contains(state.text(), move.text());
            WholesaleMoves.of(state, byRetailer)
                    .forEach(possible -> assertThat(problem.path("detail").asText())
                            .contains(possible.text()));
        }
    }

    /** An order of two pieces that came to its state by the API. */
    private static String orderIn(WholesaleState state) throws Exception {
        if (state == WholesaleState.DRAFT) {
            return buyer.draft(1, 2);
        }
        String id = buyer.submitted(1, 2);
        switch (state) {
            case DECLINED -> hub.move(id, "decline", "{}");
            case CANCELLED -> hub.move(id, "cancel", "{}");
            case ACCEPTED -> hub.move(id, "accept", "{}");
            case PROCESSING -> {
                hub.move(id, "accept", "{}");
                hub.move(id, "process", "{}");
            }
            case PARTLY_SHIPPED -> {
                hub.move(id, "accept", "{}");
                String line = hub.order(id).at("/lines/0/id").asText();
                hub.move(id, "shipments", "{\"lines\":[{\"lineId\":\"" + line + "\",\"quantity\":1}]}");
            }
            case COMPLETED -> {
                hub.move(id, "accept", "{}");
                hub.move(id, "shipments", "{}");
            }
            default -> {}
        }
        assertThat(hub.state(id)).isEqualTo(state.text());
        return id;
    }

    private static HttpResponse<String> call(String id, WholesaleMove move, boolean byRetailer) throws Exception {
        String path = "/wholesale-orders/" + id;
        String method = move == WholesaleMove.CHANGE ? "PATCH" : move == WholesaleMove.DELETE ? "DELETE" : "POST";
        String tail =
                switch (move) {
                    case CHANGE, DELETE -> "";
                    case SHIP -> "/shipments";
                    default -> "/" + move.text();
                };
        String body = move == WholesaleMove.CHANGE ? "{\"note\":\"Soon\"}" : "{}";
        if (byRetailer) {
            return buyer.send(method, path + tail, move == WholesaleMove.DELETE ? null : body);
        }
        return move == WholesaleMove.DELETE
                ? hub.shop.hub.door.send(
                        hub.shop.hub.door.request("/api/v1" + path).DELETE())
                : hub.shop.send(method, path + tail, body);
    }
}
