package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.event.EventDemand;
import io.tillbridge.event.EventType;
import io.tillbridge.event.WrittenEvents;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventApiTest {
    @AutoClose
    private ApiShop shop;

    private long first;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.listing("v7", 7L);
        shop.put(shop.north, 7, 9);
        WrittenEvents.forget(shop.hub.database);
        first = shop.order("1", Map.of("v7", 2L));
        shop.order("2", Map.of("unknown", 1L));
        shop.hub.shop.orders().cancel(first, "Jane");
        number();
    }

    @Test
    void aClientReadsAllInOrderPageByPageAndThenOnlyWhatIsNew() throws Exception {
        List<String> seen = new ArrayList<>();
        String last = "0";
        JsonNode page;
        do {
            page = shop.read("/events?types=order.accepted,order.held,order.cancelled&limit=1&after=" + last);
            page.path("items").forEach(event -> seen.add(event.path("type").asText()));
            last = page.path("last").asText();
        } while (page.has("next"));

        assertThat(seen).containsExactly("order.accepted", "order.held", "order.cancelled");
        assertThat(shop.read("/events?after=" + last).path("items")).isEmpty();
        shop.put(shop.north, 7, 1);
        number();
        assertThat(shop.read("/events?after=" + last).at("/items/0/type").asText())
                .isEqualTo("stock.changed");
    }

    @Test
    void whoFiltersIsTakenPastWhatIsFilteredOut() throws Exception {
        JsonNode none = shop.read("/events?types=run.failed");

        assertThat(none.path("items")).isEmpty();
        assertThat(none.path("last").asLong()).isEqualTo(5);
        assertThat(none.has("next")).isFalse();
    }

    @Test
    void anEventTellsWhatChangedAndShowsItsSubject() throws Exception {
        JsonNode event = shop.read("/events?types=order.cancelled").at("/items/0");

        assertThat(event.path("subject").asText()).isEqualTo("orders/" + first);
        assertThat(event.path("connectionId").asText()).isEqualTo(Long.toString(shop.shop));
        assertThat(event.at("/changes/state/before").asText()).isEqualTo("accepted");
        assertThat(event.at("/changes/state/after").asText()).isEqualTo("cancelled");
        assertThat(event.at("/changes/history/0").asText()).isEqualTo("cancelled");
        assertThat(event.at("/data/lines/0/ordered").asInt()).isEqualTo(2);
    }

    @Test
    void eventsOfAnInstantOrLaterAreFound() throws Exception {
        String time =
                shop.read("/events?types=order.cancelled").at("/items/0/time").asText();

        JsonNode later = shop.read("/events?types=order.accepted,order.cancelled&from=" + time);

        assertThat(later.path("items").findValuesAsText("type")).contains("order.cancelled");
        assertThat(shop.read("/events?from=2999-01-01T00:00:00Z").path("items")).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        HttpResponse<String> unknown = shop.get("/events?types=order.accepted,order.acepted");
        HttpResponse<String> both = shop.get("/events?after=1&from=2026-01-01T00:00:00Z");
        HttpResponse<String> word = shop.get("/events?after=x");

        assertThat(List.of(unknown.statusCode(), both.statusCode(), word.statusCode()))
                .containsExactly(400, 400, 400);
        assertThat(RunningApi.json(unknown).at("/errors/0/message").asText())
                .startsWith("types names \"order.acepted\", expected types of events: order.accepted, order.changed,");
        assertThat(RunningApi.json(both).at("/errors/0/message").asText())
                .isEqualTo("from is given beside after: send one of them");
    }

    @Test
    void whoNamesATypeThatIsWrittenOnDemandWantsItFromThenOn() throws Exception {
        assertThat(wanted()).isEmpty();

        shop.get("/events");
        assertThat(wanted()).isEmpty();
        shop.get("/events?types=product.changed,order.held");

        assertThat(wanted()).isEqualTo(List.of(EventType.PRODUCT_CHANGED));
    }

    @Test
    void aForgottenCustomerLeavesTheStoredEvents() throws Exception {
        sql("UPDATE customer_order SET person = '{\"email\":\"jan.j@example.com\",\"lastname\":\"Jansen\"}'"
                + " WHERE id = " + first);
        shop.hub
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE event SET data = JSON_SET(data, '$.person.name', 'Jansen')"
                        + " WHERE subject = 'orders/" + first + "'"));
        assertThat(shop.get("/events").body()).contains("Jansen", "Ring twice");

        shop.send("POST", "/erasures", "{\"email\":\"jan.j@example.com\"}");
        number();

        JsonNode events = shop.read("/events?types=order.accepted,order.cancelled,order.changed");
        assertThat(events.toString()).doesNotContain("Jansen");
        events.path("items").forEach(event -> {
            if (event.path("subject").asText().equals("orders/" + first)) {
                assertThat(event.at("/data/person").toString()).isEqualTo("{\"forgotten\":true}");
                assertThat(event.at("/data/comment").isMissingNode()).isTrue();
            }
        });
        assertThat(events.at("/items/2/changes/history").toString()).isEqualTo("[\"forgotten\"]");
    }

    private List<EventType> wanted() {
        return shop.hub.database.jdbi().withHandle(handle -> List.copyOf(EventDemand.of(handle)));
    }

    private void number() {
        while (shop.hub.numbering.number() > 0) {
            // The next batch.
        }
    }

    private void sql(String text) {
        shop.hub.database.jdbi().useHandle(handle -> handle.execute(text));
    }
}
