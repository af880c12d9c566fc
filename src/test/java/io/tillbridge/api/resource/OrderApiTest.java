package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        shop.product(7);
        shop.listing("v7", 7L);
        shop.put(shop.north, 7, 10);
    }

    @Test
    void anOrderIsShownWithAllThatHangsOnIt() throws Exception {
        long id = shop.order("1", Map.of("v7", 3L));
        ship(id, "{\"trackingCode\":\"3SABC\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}]}".formatted(line(id)));

        JsonNode order = shop.read("/orders/" + id);

        assertThat(order.path("state").asText()).isEqualTo("accepted");
        assertThat(order.path("shipsOn").asText()).matches("2[0-9]{3}-[01][0-9]-[0-3][0-9]");
        assertThat(order.path("total").asText()).isEqualTo("69.95");
        assertThat(order.at("/person/name").asText()).isEqualTo("Test Koper");
        assertThat(order.at("/lines/0/left").asLong()).isEqualTo(2);
        assertThat(order.at("/lines/0/total").asText()).isEqualTo("-2.50");
        assertThat(order.at("/reservations/0/quantity").asLong()).isEqualTo(2);
        assertThat(order.at("/reservations/0/covered").asLong()).isEqualTo(2);
        assertThat(order.at("/shipments/0/trackingCode").asText()).isEqualTo("3SABC");
        assertThat(order.path("history").findValuesAsText("what")).contains("received", "accepted", "shipment");
    }

    @Test
    void theTimeLineTellsWhoDidWhat() throws Exception {
        long held = shop.order("1", Map.of("v8", 1L));
        shop.post("/orders/" + held + "/release");
        shop.post("/orders/" + held + "/cancel");
        long sent = shop.order("2", Map.of("v7", 3L));
        ship(sent, "{\"trackingCode\":\"3SABC\"}");
        long shipment = shop.read("/orders/" + sent).at("/shipments/0/id").asLong();
        shop.hub.shop.shipments().refused(shipment, "403: no right");
        shop.post("/shipments/" + shipment + "/tell-again");
        shop.hub.shop.shipments().told(shipment, "told");
        shop.send("POST", "/orders/" + sent + "/returns", "{\"restock\":true}");

        String me = shop.read("/orders/" + held).at("/history/0/who").asText();

        assertThat(me).isNotBlank();
        assertThat(deeds(held)).containsExactly("received -", "on-hold -", "accepted " + me, "cancelled " + me);
        assertThat(deeds(sent))
                .containsExactly(
                        "received -",
                        "accepted -",
                        "shipment " + me,
                        "shipped " + me,
                        "refused -",
                        "shipment " + me,
                        "told -",
                        "return " + me,
                        "returned " + me);
    }

    private List<String> deeds(long order) throws Exception {
        List<String> deeds = new ArrayList<>();
        for (JsonNode event : shop.read("/orders/" + order).path("history")) {
            deeds.add(0, event.path("what").asText() + " " + event.path("who").asText("-"));
        }
        return deeds;
    }

    @Test
    void whatWasReservedWhereAndSinceWhenStaysToBeSeen() throws Exception {
        shop.put(shop.north, 7, 2);
        shop.put(shop.south, 7, 9);
        long id = shop.order("1", Map.of("v7", 3L));

        JsonNode held = shop.read("/orders/" + id).path("reservationHistory");
        ship(id, "{\"trackingCode\":\"3SABC\"}");
        JsonNode gone = shop.read("/orders/" + id).path("reservationHistory");

        assertThat(held.findValuesAsText("warehouse")).containsExactly("North", "South");
        assertThat(held.findValuesAsText("quantity")).containsExactly("2", "1");
        assertThat(held.findValuesAsText("state")).containsOnly("held");
        assertThat(held.at("/0/since").asText()).endsWith("Z");
        assertThat(held.at("/0/lineId").asText()).isEqualTo(line(id));
        assertThat(gone.findValuesAsText("state")).containsOnly("taken");
        assertThat(gone.findValuesAsText("taken")).containsExactly("2", "1");
        assertThat(gone.findValuesAsText("endedAt")).hasSize(2);
    }

    @Test
    void countsFollowTheFiltersOfTheList() throws Exception {
        shop.order("1", Map.of("v7", 3L));
        shop.order("2", Map.of("v8", 1L));
        shop.order("3", Map.of("v7", 1L));
        shop.post("/orders/" + shop.order("4", Map.of("v7", 1L)) + "/cancel");
        for (String filter : List.of(
                "connection=" + shop.shop,
                "connection=99",
                "number=ORD2",
                "customer=koper",
                "customer=nobody",
                "orderedFrom=2026-03-11T08:00:00Z",
                "orderedTo=2026-03-11T08:00:00Z",
                "shipsUntil=2100-01-01",
                "shipsOn=2100-01-01")) {
            JsonNode counts = shop.read("/orders/counts?" + filter);

            for (String state :
                    List.of("accepted", "on-hold", "cancelled", "shipped", "returned", "awaiting-payment")) {
                assertThat(counts.path("states").path(state).asInt(-1))
                        .as(filter + " " + state)
                        .isEqualTo(shop.walk("/orders?state=" + state + "&" + filter, "number")
                                .size());
            }
            for (String cause : List.of("lines", "stock", "shop", "parts")) {
                assertThat(counts.path("holdCauses").path(cause).asInt(-1))
                        .as(filter + " " + cause)
                        .isEqualTo(shop.walk("/orders?holdCause=" + cause + "&" + filter, "number")
                                .size());
            }
            assertThat(counts.path("total").asInt())
                    .isEqualTo(shop.walk("/orders?" + filter, "number").size());
        }
        assertThat(shop.get("/orders/counts?state=accepted").statusCode()).isEqualTo(400);
    }

    @Test
    void aShipmentTheShopRefusedIsToldAgain() throws Exception {
        long order = shop.order("1", Map.of("v7", 3L));
        ship(order, "{\"trackingCode\":\"3SABC\"}");
        long id = shop.read("/orders/" + order).at("/shipments/0/id").asLong();
        shop.hub.shop.shipments().refused(id, "403: the key may not write orders. Grant it.");
        shop.hub.shipped.clear();

        HttpResponse<String> again = shop.post("/shipments/" + id + "/tell-again");
        JsonNode health = shop.read("/connections/" + shop.shop + "/health");
        shop.hub.shop.shipments().told(id, "told");
        HttpResponse<String> known = shop.post("/shipments/" + id + "/tell-again");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(again).path("state").asText()).isEqualTo("stored");
        assertThat(shop.hub.shipped).containsExactly(shop.shop);
        assertThat(health.at("/oldestWaiting/shipmentId").asLong()).isEqualTo(id);
        assertThat(health.at("/oldestWaiting/job").asText()).isEqualTo("shipment-push");
        assertThat(known.statusCode()).isEqualTo(409);
        assertThat(shop.post("/shipments/999/tell-again").statusCode()).isEqualTo(404);
    }

    @Test
    void ordersAreFoundByShopStateAndNumber() throws Exception {
        shop.order("1", Map.of("v7", 3L));
        shop.order("2", Map.of("v8", 1L));
        shop.order("3", Map.of("v7", 1L));

        assertThat(shop.walk("/orders?connection=" + shop.shop, "number")).containsExactly("ORD3", "ORD2", "ORD1");
        assertThat(shop.walk("/orders?state=on-hold", "number")).containsExactly("ORD2");
        assertThat(shop.walk("/orders?number=ORD1", "number")).containsExactly("ORD1");
        assertThat(shop.walk("/orders?connection=99", "number")).isEmpty();
        assertThat(shop.get("/orders?state=lost").statusCode()).isEqualTo(400);
        assertThat(shop.get("/orders/99").statusCode()).isEqualTo(404);
    }

    @Test
    void aWholeShipmentTakesTheStockAndTheShopIsToHear() throws Exception {
        long id = shop.order("1", Map.of("v7", 3L));

        HttpResponse<String> answer =
                ship(id, "{\"trackingCode\":\"3SABC\",\"carrier\":\"PostNL\",\"notifyCustomer\":true}");

        JsonNode shipment = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(shipment.path("state").asText()).isEqualTo("stored");
        assertThat(shipment.path("carrier").asText()).isEqualTo("PostNL");
        assertThat(shipment.path("notifyCustomer").asBoolean()).isTrue();
        assertThat(shipment.at("/lines/0/quantity").asLong()).isEqualTo(3);
        assertThat(shop.read("/orders/" + id).path("state").asText()).isEqualTo("shipped");
        assertThat(shop.read("/stock").at("/items/0/onHand").asLong()).isEqualTo(7);
        assertThat(shop.hub.shipped).containsExactly(shop.shop);
    }

    @Test
    void returnedGoodsComeBackByOneCall() throws Exception {
        long id = shop.order("1", Map.of("v7", 3L));
        ship(id, "{\"trackingCode\":\"\"}");
        long before = shop.read("/stock").at("/items/0/onHand").asLong();
        String one = "{\"restock\":true,\"note\":\"box open\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":2}]}"
                .formatted(line(id));

        HttpResponse<String> answer = shop.send("POST", "/orders/" + id + "/returns", one);
        HttpResponse<String> tooMany = shop.send("POST", "/orders/" + id + "/returns", one);
        HttpResponse<String> rest = shop.send("POST", "/orders/" + id + "/returns", "{\"restock\":false}");
        HttpResponse<String> faulty = shop.send(
                "POST",
                "/orders/" + id + "/returns",
                "{\"warehouseId\":\"x\",\"lines\":[{\"lineId\":\"99999\",\"quantity\":0}]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(RunningApi.json(answer).at("/lines/0/quantity").asLong()).isEqualTo(2);
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(rest.statusCode()).isEqualTo(201);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(faulty))
                .containsExactlyInAnyOrder("/restock", "/warehouseId", "/lines/0/lineId", "/lines/0/quantity");
        JsonNode order = shop.read("/orders/" + id);
        assertThat(order.path("state").asText()).isEqualTo("returned");
        assertThat(order.path("returns")).hasSize(2);
        assertThat(order.at("/returns/0/note").asText()).isEqualTo("box open");
        assertThat(order.at("/lines/0/cameBack").asLong()).isEqualTo(3);
        assertThat(order.at("/lines/0/kind").asText()).isEqualTo("goods");
        assertThat(shop.read("/stock").at("/items/0/onHand").asLong()).isEqualTo(before + 2);
    }

    @Test
    void aShipmentUnderTheSameKeyLeavesOnce() throws Exception {
        long id = shop.order("1", Map.of("v7", 3L));
        String body = "{\"trackingCode\":\"\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}]}".formatted(line(id));

        HttpResponse<String> first = keyed(id, body);
        HttpResponse<String> second = keyed(id, body);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(shop.read("/orders/" + id).path("shipments")).hasSize(1);
        assertThat(shop.hub.shipped).hasSize(1);
    }

    @Test
    void allFaultsOfAShipmentAreToldAtOnce() throws Exception {
        long id = shop.order("1", Map.of("v7", 3L));
        String line = line(id);

        HttpResponse<String> faulty = ship(
                id,
                ("{\"lines\":[{\"lineId\":\"99999\",\"quantity\":1},{\"lineId\":\"%s\",\"quantity\":0},"
                                + "{\"lineId\":\"%s\",\"quantity\":1,\"sku\":\"x\"}],\"carier\":\"PostNL\"}")
                        .formatted(line, line));

        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(ApiShop.pointers(faulty))
                .containsExactlyInAnyOrder(
                        "/trackingCode",
                        "/carier",
                        "/lines/0/lineId",
                        "/lines/1/quantity",
                        "/lines/2/sku",
                        "/lines/2/lineId");
        assertThat(ApiShop.pointers(ship(id, "{\"trackingCode\":\"x\",\"lines\":[]}")))
                .containsExactly("/lines");
        assertThat(shop.hub.shipped).isEmpty();
    }

    @Test
    void whatTheStateDoesNotAllowIsAConflict() throws Exception {
        long held = shop.order("1", Map.of("v8", 1L));
        long free = shop.order("2", Map.of("v7", 1L));
        String tooMany = "{\"trackingCode\":\"x\",\"lines\":[{\"lineId\":\"%s\",\"quantity\":2}]}";

        assertThat(ship(held, "{\"trackingCode\":\"x\"}").statusCode()).isEqualTo(409);
        assertThat(ship(free, tooMany.formatted(line(free))).statusCode()).isEqualTo(409);
        assertThat(shop.post("/orders/" + free + "/release").statusCode()).isEqualTo(409);
        assertThat(ship(99, "{}").statusCode()).isEqualTo(404);
        assertThat(shop.post("/orders/99/release").statusCode()).isEqualTo(404);
        assertThat(shop.post("/orders/99/cancel").statusCode()).isEqualTo(404);
    }

    @Test
    void aShopWithoutAWarehouseForTheGoodsIsAConflict() throws Exception {
        long id = shop.order("1", Map.of("v8", 1L));
        shop.listing("v8", 7L);
        shop.hub.database.jdbi().useHandle(handle -> handle.execute("UPDATE order_line SET product_id = 7"));
        shop.post("/orders/" + id + "/release");
        shop.hub.connections.change(shop.shop, Map.of("settings", Map.of("warehouses", List.of())), null);

        HttpResponse<String> answer = ship(id, "{\"trackingCode\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(answer).path("detail").asText()).contains("Give the connection a warehouse");
        assertThat(shop.read("/orders/" + id).path("shipments")).isEmpty();
    }

    @Test
    void aHeldOrderIsReleasedAndAnOpenOneCancelled() throws Exception {
        long held = shop.order("1", Map.of("v7", 99L));
        long open = shop.order("2", Map.of("v7", 1L));

        JsonNode released = RunningApi.json(shop.post("/orders/" + held + "/release"));
        JsonNode cancelled = RunningApi.json(shop.post("/orders/" + open + "/cancel"));

        assertThat(released.path("state").asText()).isEqualTo("accepted");
        assertThat(released.path("releasedByHand").asBoolean()).isTrue();
        assertThat(released.has("person") || released.has("comment")).isFalse();
        assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
        assertThat(shop.read("/orders/" + open).path("reservations")).isEmpty();
        assertThat(shop.post("/orders/" + open + "/cancel").statusCode()).isEqualTo(409);
    }

    @Test
    void whoMayOnlyWriteOrdersHearsNothingOfTheCustomer() throws Exception {
        long id = shop.order("1", Map.of("v7", 1L));

        HttpResponse<String> shipped = as("orders.write", id, "/shipments", "{\"trackingCode\":\"x\"}");
        HttpResponse<String> cancelled = as("orders.write", id, "/cancel", null);
        HttpResponse<String> other = as("orders.write", shop.order("2", Map.of("v7", 1L)), "/cancel", null);

        assertThat(shipped.statusCode()).isEqualTo(201);
        assertThat(cancelled.statusCode()).isEqualTo(409);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(shipped.body() + cancelled.body() + other.body())
                .doesNotContain("Koper")
                .doesNotContain("Ring twice");
        assertThat(shop.get("/orders/" + id).body()).contains("Koper").contains("Ring twice");
    }

    private HttpResponse<String> as(String key, long id, String call, String body) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(shop.hub.door.uri("/api/v1/orders/" + id + call))
                .header("Authorization", RunningApi.basic(key, "secret"));
        return shop.hub.door.send(
                body == null
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> ship(long id, String body) throws Exception {
        return shop.send("POST", "/orders/" + id + "/shipments", body);
    }

    private HttpResponse<String> keyed(long id, String body) throws Exception {
        return shop.hub.door.send(shop.hub
                .door
                .json("POST", "/api/v1/orders/" + id + "/shipments", body)
                .header("Idempotency-Key", "k1"));
    }

    private String line(long id) throws Exception {
        return shop.read("/orders/" + id).at("/lines/0/id").asText();
    }
}
