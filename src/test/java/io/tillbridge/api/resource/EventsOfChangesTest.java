package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.contract.Json;
import io.tillbridge.event.Event;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.EventType;
import io.tillbridge.event.WrittenEvents;
import io.tillbridge.order.Orders;
import io.tillbridge.order.ReturnRequest;
import io.tillbridge.order.Shipment;
import io.tillbridge.order.ShipmentRequest;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductState;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retailer.Retailer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes of the domain, each with the events it writes: in its transaction, and in no other. */
class EventsOfChangesTest {
    @AutoClose
    private ApiShop shop;

    private ProductStore products;
    private long order;
    private long held;

    private interface Change {
        void in(EventsOfChangesTest test) throws Exception;
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("order.accepted orders/+,stock.changed", it -> it.shop.order("2", Map.of("v7", 1L))),
                change("order.held orders/+", it -> it.shop.order("3", Map.of("unknown", 1L))),
                change("order.accepted orders/held", it -> it.orders().release(it.held, "Jane")),
                change("order.cancelled orders/1,stock.changed", it -> it.orders()
                        .cancel(it.order, "Jane")),
                change("order.changed orders/1,stock.changed", it -> it.ship(1)),
                change("order.shipped orders/1,stock.changed", it -> it.ship(2)),
                change("stock.changed", it -> it.shop.put(it.shop.north, 7, 4)),
                change("", it -> it.shop.put(it.shop.north, 7, 9)),
                change("product.changed products/7", it -> it.change(field("Cup", null, null))),
                change(
                        "product.changed products/7,product.price-changed products/7",
                        it -> it.change(field(null, new BigDecimal("12.5"), null))),
                change(
                        "product.changed products/7,product.gone products/7",
                        it -> it.change(field(null, null, ProductState.HIDDEN))),
                change(
                        "listing.matched listings/2",
                        it -> it.shop.hub.shop.listings().match(2, 7, "Jane", null)),
                change(
                        "connection.failing connections/1",
                        it -> it.shop.hub.connections.markFailing(it.shop.shop, "No answer.")),
                change("retailer.requested retailers/+", EventsOfChangesTest::request));
    }

    @SuppressWarnings("NullOptional") // null leaves the description as it is
    private static Product.Change field(String name, BigDecimal msrp, ProductState state) {
        return new Product.Change(state, name, null, msrp, null, null, null);
    }

    private static Arguments change(String written, Change change) {
        return Arguments.of(written, change);
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        shop = new ApiShop(folder);
        products = new ProductStore(shop.hub.database, Clock.systemUTC());
        shop.product(7);
        shop.listing("v7", 7L);
        shop.listing("v8", null);
        shop.put(shop.north, 7, 9);
        order = shop.order("1", Map.of("v7", 2L));
        held = shop.order("held", Map.of("nothing", 1L));
        WrittenEvents.forget(shop.hub.database);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeWritesItsEventsAndTakesThemBackWithItself(String written, Change change) throws Exception {
        shop.hub.database.jdbi().useHandle(handle -> {
            handle.begin();
            change.in(this);
            handle.rollback();
        });
        assertThat(WrittenEvents.waiting(shop.hub.database)).isEmpty();

        change.in(this);

        assertThat(WrittenEvents.waiting(shop.hub.database).stream().sorted())
                .map(this::shown)
                .containsExactlyElementsOf(written.isEmpty() ? List.of() : List.of(written.split(",", -1)));
    }

    /** Ids that a change gives are {@code +}; of stock there is one place. */
    private String shown(String event) {
        return event.replace(" stock/" + shop.north + "/7", "")
                .replaceFirst("orders/" + order + "$", "orders/1")
                .replaceFirst("orders/" + held + "$", "orders/held")
                .replaceFirst("orders/[0-9]{2,}$|orders/[3-9]$|retailers/[0-9]+$", "+")
                .replaceFirst("^(order[a-z.]*) [+]$", "$1 orders/+")
                .replaceFirst("^(retailer[a-z.]*) [+]$", "$1 retailers/+");
    }

    @Test
    void theRestOfTheCatalogueIsWrittenToo() throws Exception {
        ship(2);
        long shipment = shop.hub
                .shop
                .orders()
                .details(order)
                .orElseThrow()
                .shipments()
                .get(0)
                .id();
        long line = shop.hub
                .shop
                .orders()
                .details(order)
                .orElseThrow()
                .lines()
                .get(0)
                .id();
        shop.hub.connections.markFailing(shop.shop, "No answer.");
        WrittenEvents.forget(shop.hub.database);

        shop.hub.shop.shipments().refused(shipment, "No such order.");
        shop.hub.shop.shipments().tellAgain(shipment, null);
        shop.hub.shop.shipments().told(shipment, "201");
        shop.hub.shop.shipments().told(shipment, "201");
        shop.hub
                .shop
                .shipments()
                .takeBack(order, new ReturnRequest(List.of(new Shipment.Line(line, 2)), null, false, null), "Jane");
        shop.hub.connections.markSuccess(shop.shop);
        shop.hub.connections.markSuccess(shop.shop);
        deadRun();

        assertThat(WrittenEvents.waiting(shop.hub.database))
                .containsExactly(
                        "shipment.refused orders/" + order,
                        "order.changed orders/" + order,
                        "shipment.told orders/" + order,
                        "order.returned orders/" + order,
                        "connection.recovered connections/" + shop.shop,
                        "run.failed runs/900");
    }

    private void deadRun() {
        shop.hub
                .database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run (id, connection_id, job, started_by, state, node, lease_until, queued_at, started_at,"
                                + " counters) VALUES (900, ?, 'order-poll', 'schedule', 'running', 'gone', '2026-01-01',"
                                + " '2026-01-01', '2026-01-01', '{}')",
                        shop.shop));
        shop.hub.running.runs().recover();
    }

    @Test
    void dataIsWhatTheApiShows() throws Exception {
        shop.hub.shop.orders().cancel(order, "Jane");
        shop.put(shop.north, 7, 4);
        change(new Product.Change(null, "Cup", null, null, null, null, Optional.of("Blue")));
        shop.hub.shop.listings().match(2, 7, "Jane", null);
        shop.hub.connections.markFailing(shop.shop, "No answer.");
        request();
        while (shop.hub.numbering.number() > 0) {
            // The next batch.
        }

        List<Event> events = new EventFeed(shop.hub.database, new EventSignal()).after(0, List.of(), 100);

        assertThat(events).extracting(Event::type).contains(EventType.ORDER_CANCELLED, EventType.RETAILER_REQUESTED);
        for (Event event : events) {
            assertThat(Json.node(event.data()).toString())
                    .as(event.toString())
                    .isEqualTo(shop.read("/" + event.subject()).toString());
        }
    }

    private void request() {
        shop.hub.retailers.request(
                new Retailer.Request("Corner", "a@b.example", "Jane", null, "NL", null, null), "key");
    }

    private Orders orders() {
        return shop.hub.shop.orders();
    }

    private void ship(long pieces) {
        long line = shop.hub
                .shop
                .orders()
                .details(order)
                .orElseThrow()
                .lines()
                .get(0)
                .id();
        shop.hub
                .shop
                .shipments()
                .ship(order, new ShipmentRequest(List.of(new Shipment.Line(line, pieces)), "3S1", null, false));
    }

    private void change(Product.Change change) {
        products.change(7, null, change);
    }
}
