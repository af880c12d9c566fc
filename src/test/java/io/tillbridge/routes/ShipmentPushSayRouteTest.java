package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShipmentPushSayRouteTest extends RouteTest {
    ShipmentPushSayRouteTest() {
        super("cseries/shipment-push-say.camel.yaml");
    }

    @ParameterizedTest
    @CsvSource({"bare, bare", "plan, plan", "told, end"})
    void eachDocumentIsChangedAndTheResultNoted(String result, String then) {
        Iterator<Boolean> more = List.of(true, false).iterator();
        step("shipment-push-say.look", exchange -> {});
        step("shipment-push-say.decide", exchange -> exchange.setVariable("telling", telling(more.next(), result)));
        step("shipment-push-say.said", exchange -> exchange.setVariable("telling", telling(more.next(), result)));

        send("shipment-push-say", 7L);

        assertThat(path()).isEqualTo(ids("shipment-push-say", "look decide each send said result " + then));
        assertThat(edge("shipment-push-say.send").getExchanges())
                .singleElement()
                .satisfies(sent -> assertThat(sent.getMessage().getBody()).isEqualTo("the change"));
    }

    @Test
    void aCallThatFailsIsForTheCallerToTryAgain() {
        step("shipment-push-say.look", RouteFault.PASSING.step());

        Exchange ended = send("shipment-push-say", 7L);

        assertThat(path()).isEqualTo(ids("shipment-push-say", "look"));
        assertThat(ended.getException()).hasMessage(RouteFault.PASSING.message());
    }

    @ParameterizedTest
    @CsvSource({"true, list listed", "false, shown"})
    void theListIsReadWhenTheOrderShowsNoDocument(boolean bare, String steps) {
        step("shipment-push-look.seen", set("telling", new Telling("o7", bare, false, "", null)));

        send("shipment-push-look", 7L, Map.of("telling", telling(false, "")));

        assertThat(path()).isEqualTo(ids("shipment-push-look", "order seen bare " + steps));
    }

    private static Telling telling(boolean more, String result) {
        return new Telling("o7", false, more, result, new Document("d1", "the change"));
    }

    private record Document(String id, String body) {}

    private record Telling(String order, boolean bare, boolean more, String result, Document document) {}
}
