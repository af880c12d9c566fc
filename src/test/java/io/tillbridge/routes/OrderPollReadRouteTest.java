package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPollReadRouteTest extends RouteTest {
    OrderPollReadRouteTest() {
        super("cseries/order-poll-read.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"note, note", "leave, leave"})
    void aListThatMovedIsReadAgainAndThenNoted(String result, String then) {
        Iterator<String> walks = List.of("read", "read", "done").iterator();
        Processor walk = exchange -> exchange.setVariable("poll", new Poll(walks.next(), result, "skip"));
        step("order-poll-read.first", walk);
        step("order-poll-read.next", walk);
        step("order-poll-read.walk", exchange -> {});

        send("order-poll-read", null);

        assertThat(path()).isEqualTo(ids("order-poll-read", "first again walk next walk next end result " + then));
    }

    @Test
    void aWalkThatBrokeFailsTheRunBeforeAnythingIsNoted() {
        step("order-poll-read.first", set("poll", new Poll("done", "note", "skip")));
        step("order-poll-read.end", RouteFault.REFUSED.step());

        Exchange ended = send("order-poll-read", null);

        assertThat(path()).isEqualTo(ids("order-poll-read", "first again end"));
        assertThat(ended.getException()).hasMessage(RouteFault.REFUSED.message());
    }

    @ParameterizedTest
    @CsvSource({"fetch, one", "skip, known"})
    void onlyOrdersThatBringNewsAreFetched(String turn, String then) {
        bean("orderPoll", new Lists());
        edge("order-poll-walk.pages").whenAnyExchangeReceived(answer(List.of(Map.of("id", 7), Map.of("id", 8))));

        send("order-poll-walk", null, Map.of("poll", new Poll("read", "note", turn)));

        assertThat(path())
                .isEqualTo(ids("order-poll-walk", "pages each look wanted %s look wanted %s".formatted(then, then)));
        assertThat(edge("order-poll-walk.one").getExchanges())
                .extracting(one -> one.getMessage().getBody())
                .isEqualTo(turn.equals("fetch") ? List.of("8", "7") : List.of());
    }

    static final class Lists {
        public Iterator<?> inTurn(List<?> rows) {
            return List.of(rows.get(1), rows.get(0)).iterator();
        }
    }

    private record Poll(String walk, String result, String turn) {}
}
