package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.resource.WholesaleShop.Buyer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of retailers from draft to the last shipment. */
class WholesaleApiTest {
    private static final String ORDERS = "/wholesale-orders";

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new WholesaleShop(folder);
    }

    @BeforeEach
    void usualSettings() throws Exception {
        hub.shop.send("PATCH", "/settings", "{\"termsOfServiceUrl\":null,\"wholesale\":null}");
        hub.settings("{\"warehouses\":[\"" + hub.shop.north + "\"]}");
        for (long product = 1; product <= 3; product++) {
            hub.shop.put(hub.shop.north, product, 100);
        }
        hub.shop.hub.database.jdbi().useHandle(handle -> handle.execute("UPDATE product SET state = 'live'"));
    }

    @Test
    void anOrderGoesFromDraftToTheLastShipment() throws Exception {
        Buyer buyer = hub.approved();
        String before = hub.stock(1);
        HttpResponse<String> made =
                buyer.order("{\"reference\":\"PO-1\",\"note\":\"Ring twice\",\"deliverTo\":{\"city\":\"Delft\"},"
                        + "\"lines\":[{\"sku\":\"SKU-1\",\"quantity\":5},{\"productId\":\"2\",\"quantity\":2}]}");
        JsonNode draft = RunningApi.json(made);
        String id = draft.path("id").asText();

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(draft.path("total").asText()).isEqualTo("35.00");
        assertThat(draft.path("moves").toString()).isEqualTo("[\"change\",\"delete\",\"submit\"]");
        assertThat(buyer.submit(id).statusCode()).isEqualTo(200);
        assertThat(hub.stock(1)).as("nothing is reserved yet").isEqualTo(before);
        assertThat(hub.move(id, "accept", "{\"reason\":\"Welcome\"}").statusCode())
                .isEqualTo(200);
        assertThat(hub.stock(1)).isEqualTo("100/5");
        assertThat(hub.shop
                        .read("/products/1/stock-explanation")
                        .at("/holders/items/0/wholesaleOrderId")
                        .asText())
                .isEqualTo(id);
        assertThat(hub.move(id, "process", "{}").statusCode()).isEqualTo(200);
        String line = hub.order(id).at("/lines/0/id").asText();
        HttpResponse<String> part = hub.move(
                id,
                "shipments",
                "{\"lines\":[{\"lineId\":\"" + line
                        + "\",\"quantity\":2}],\"trackingCode\":\"3S1\",\"carrier\":\"PostNL\"}");
        assertThat(part.statusCode()).as(part.body()).isEqualTo(201);
        assertThat(RunningApi.json(part).path("state").asText()).isEqualTo("partly-shipped");
        assertThat(hub.stock(1)).isEqualTo("98/3");
        assertThat(hub.move(id, "shipments", "{}").statusCode()).isEqualTo(201);
        JsonNode order = buyer.read(ORDERS + "/" + id);
        assertThat(order.path("state").asText()).isEqualTo("completed");
        assertThat(order.path("shipments")).hasSize(2);
        assertThat(order.at("/shipments/0/trackingCode").asText()).isEqualTo("3S1");
        assertThat(order.path("history").findValuesAsText("what"))
                .containsExactly("create", "submit", "accept", "process", "ship", "ship", "complete");
        assertThat(order.toString()).doesNotContain("\"who\"", "decidedBy");
        assertThat(hub.stock(1)).isEqualTo("95/0");
        assertThat(hub.stock(2)).isEqualTo("98/0");
    }

    @Test
    void theSameReferenceIsTheSameOrderOrAConflictThatSaysHowItDiffers() throws Exception {
        Buyer buyer = hub.approved();
        String body = "{\"reference\":\"PO-7\",\"lines\":[{\"productId\":\"1\",\"quantity\":5}]}";
        String id = RunningApi.json(buyer.order(body)).path("id").asText();

        HttpResponse<String> again = buyer.order(body);
        HttpResponse<String> other = buyer.order(body.replace("5", "6"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(again).path("id").asText()).isEqualTo(id);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(other).path("detail").asText())
                .contains("Wholesale order " + id, "SKU-1: 5 there, 6 sent");
        assertThat(hub.approved().order(body).statusCode())
                .as("of another retailer")
                .isEqualTo(201);
    }

    @Test
    void aChangeOfAPriceChangesNoOrderThatIsSubmitted() throws Exception {
        Buyer buyer = hub.approved();
        HttpResponse<String> list = hub.shop.send(
                "PUT",
                "/price-lists/dealers",
                "{\"items\":[{\"sku\":\"SKU-1\",\"price\":\"4.00\",\"breaks\":[{\"from\":10,\"price\":\"3.50\"}]}]}");
        assertThat(list.statusCode()).as(list.body()).isIn(200, 201);
        hub.shop.send("PATCH", "/retailers/" + buyer.id(), "{\"priceList\":\"dealers\"}");
        String submitted = buyer.submitted(1, 10);
        String draft = buyer.draft(1, 10);

        hub.shop.send("PUT", "/price-lists/dealers", "{\"items\":[{\"sku\":\"SKU-1\",\"price\":\"9.00\"}]}");

        assertThat(buyer.read(ORDERS + "/" + submitted).path("total").asText()).isEqualTo("35.00");
        assertThat(buyer.read(ORDERS + "/" + draft).path("total").asText()).isEqualTo("90.00");
        HttpResponse<String> used = hub.shop.hub.door.send(
                hub.shop.hub.door.request("/api/v1/price-lists/dealers").DELETE());
        assertThat(used.statusCode()).isEqualTo(409);
        hub.shop.send("PATCH", "/retailers/" + buyer.id(), "{\"priceList\":null}");
        assertThat(hub.shop
                        .hub
                        .door
                        .send(hub.shop
                                .hub
                                .door
                                .request("/api/v1/price-lists/dealers")
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void packSizeMinimumAndMinimumOrderAreHeldAtTheSubmission() throws Exception {
        Buyer buyer = hub.approved();
        hub.shop.send(
                "PUT",
                "/price-lists/packs",
                "{\"items\":[{\"sku\":\"SKU-1\",\"price\":\"4.00\",\"packSize\":6,\"minimum\":12}]}");
        hub.settings("{\"priceList\":\"packs\",\"minimumOrder\":\"60.00\"}");
        String draft = buyer.draft(1, 8);

        HttpResponse<String> refused = buyer.submit(draft);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(refused).path("errors").findValuesAsText("code"))
                .containsExactly("below-minimum", "pack-size", "minimum-order");
        assertThat(buyer.read(ORDERS + "/" + draft).path("problems").findValuesAsText("code"))
                .containsExactly("below-minimum", "pack-size", "minimum-order");
        buyer.send("PATCH", ORDERS + "/" + draft, WholesaleShop.lines(1, 18));
        assertThat(buyer.submit(draft).statusCode()).isEqualTo(200);

        hub.settings("{\"packSizes\":false,\"minimumOrder\":null}");
        assertThat(buyer.submit(buyer.draft(1, 13)).statusCode()).isEqualTo(200);
    }

    @Test
    void newTermsAreAcceptedBeforeTheNextOrder() throws Exception {
        Buyer buyer = hub.approved();
        hub.shop.send("PATCH", "/settings", "{\"termsOfServiceUrl\":\"https://shop.example/terms-2\"}");
        String draft = buyer.draft(1, 1);

        HttpResponse<String> refused = buyer.submit(draft);
        HttpResponse<String> others = buyer.send(
                "POST", ORDERS + "/" + draft + "/submit", "{\"acceptedTermsUrl\":\"https://shop.example/terms-1\"}");
        HttpResponse<String> accepted = buyer.send(
                "POST", ORDERS + "/" + draft + "/submit", "{\"acceptedTermsUrl\":\"https://shop.example/terms-2\"}");

        assertThat(List.of(refused.statusCode(), others.statusCode())).containsOnly(422);
        assertThat(ApiShop.pointers(refused)).containsExactly("/acceptedTermsUrl");
        JsonNode order = RunningApi.json(accepted);
        assertThat(order.path("acceptedTermsUrl").asText()).isEqualTo("https://shop.example/terms-2");
        assertThat(order.has("acceptedTermsAt") && order.has("settingsVersion")).isTrue();
        assertThat(buyer.submit(buyer.draft(1, 1)).statusCode())
                .as("accepted once")
                .isEqualTo(200);
    }

    @Test
    void anOrderWithMissingGoodsIsAcceptedOnlyWithAcceptShort() throws Exception {
        Buyer buyer = hub.approved();
        String id = buyer.submitted(4, 3);

        HttpResponse<String> refused = hub.move(id, "accept", "{}");
        HttpResponse<String> accepted = hub.move(id, "accept", "{\"acceptShort\":true}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(refused).path("type").asText()).endsWith("stock-short");
        assertThat(RunningApi.json(refused).path("detail").asText()).contains("SKU-4", "0 of 3");
        assertThat(accepted.statusCode()).isEqualTo(200);
        assertThat(hub.order(id).at("/lines/0/covered").asLong()).isZero();
        hub.shop.put(hub.shop.north, 4, 3);
        assertThat(hub.order(id).at("/lines/0/covered").asLong()).isEqualTo(3);
        hub.move(id, "cancel", "{}");
        assertThat(hub.stock(4)).isEqualTo("3/0");
        hub.shop.put(hub.shop.north, 4, 0);
    }

    @Test
    void withAcceptAtOnceAnOrderIsAcceptedUnlessGoodsAreMissing() throws Exception {
        Buyer buyer = hub.approved();
        hub.settings("{\"acceptAtOnce\":true}");

        String there = buyer.submitted(1, 2);
        String missing = buyer.submitted(4, 2);

        assertThat(hub.state(there)).isEqualTo("accepted");
        assertThat(hub.order(there).path("decidedBy").asText()).isEqualTo("acceptAtOnce");
        assertThat(hub.state(missing)).isEqualTo("submitted");
        assertThat(hub.stock(4)).isIn("0/0");
        hub.move(there, "cancel", "{}");
    }

    @Test
    void theCompanyLowersQuantitiesUntilTheFirstShipmentLocksThem() throws Exception {
        Buyer buyer = hub.approved();
        String id = buyer.submitted(1, 10);
        assertThat(buyer.send("PATCH", ORDERS + "/" + id, WholesaleShop.lines(1, 8))
                        .statusCode())
                .as("by the retailer")
                .isEqualTo(409);
        hub.move(id, "accept", "{}");

        HttpResponse<String> lowered = hub.shop.send("PATCH", ORDERS + "/" + id, WholesaleShop.lines(1, 8));

        assertThat(lowered.statusCode()).as(lowered.body()).isEqualTo(200);
        assertThat(RunningApi.json(lowered).path("total").asText()).isEqualTo("40.00");
        assertThat(RunningApi.json(lowered).at("/lines/0/asked").asLong()).isEqualTo(10);
        assertThat(hub.stock(1)).isEqualTo("100/8");
        String line = hub.order(id).at("/lines/0/id").asText();
        hub.move(id, "shipments", "{\"lines\":[{\"lineId\":\"" + line + "\",\"quantity\":3}]}");
        HttpResponse<String> locked = hub.shop.send("PATCH", ORDERS + "/" + id, WholesaleShop.lines(1, 7));
        assertThat(locked.statusCode()).isEqualTo(409);
        assertThat(hub.move(id, "shipments", "{\"lines\":[{\"lineId\":\"" + line + "\",\"quantity\":6}]}")
                        .statusCode())
                .as("more than is left")
                .isEqualTo(422);
        assertThat(hub.move(id, "complete", "{\"reason\":\"Out of production\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.stock(1)).isEqualTo("97/0");
        assertThat(hub.state(id)).isEqualTo("completed");
    }

    @Test
    void aProductThatIsGoneIsNotOrdered() throws Exception {
        Buyer buyer = hub.approved();
        String draft = buyer.draft(3, 1);
        hub.shop.send("PATCH", "/products/3", "{\"state\":\"discontinued\"}");

        HttpResponse<String> fresh = buyer.order(WholesaleShop.lines(3, 1));
        HttpResponse<String> submitted = buyer.submit(draft);
        HttpResponse<String> unknown = buyer.order("{\"lines\":[{\"sku\":\"NOT-THERE\",\"quantity\":1}]}");

        assertThat(fresh.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(submitted).at("/errors/0/code").asText()).isEqualTo("gone");
        assertThat(ApiShop.pointers(unknown)).containsExactly("/lines/0/sku");
        assertThat(buyer.read(ORDERS + "/offer").path("items").findValuesAsText("sku"))
                .containsExactly("SKU-1", "SKU-2", "SKU-4");
    }

    @Test
    void theETagChangesWithWhatIsShown() throws Exception {
        Buyer buyer = hub.pending();
        String id = buyer.draft(1, 1);
        String pending = tag(buyer.get(ORDERS + "/" + id));

        hub.decide(buyer, "approve");

        HttpResponse<String> approved = buyer.send("GET", ORDERS + "/" + id, null, "If-None-Match", pending);
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(approved).path("total").asText()).isEqualTo("5.00");
        assertThat(buyer.send("POST", ORDERS + "/" + id + "/submit", "{}", "If-Match", pending)
                        .statusCode())
                .isEqualTo(412);
        assertThat(buyer.send("POST", ORDERS + "/" + id + "/submit", "{}", "If-Match", tag(approved))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Each move is told once, as the company sees the order; nobody hears of a draft. */
    @Test
    void everyMoveIsAnEventAndADraftIsNone() throws Exception {
        Buyer buyer = hub.approved();
        String shipped = buyer.submitted(1, 2);
        hub.shop.send("PATCH", ORDERS + "/" + shipped, WholesaleShop.lines(1, 1));
        hub.move(shipped, "accept", "{}");
        hub.move(shipped, "process", "{}");
        hub.move(shipped, "shipments", "{}");
        String declined = buyer.submitted(1, 1);
        hub.move(declined, "decline", "{}");
        String cancelled = buyer.submitted(1, 1);
        buyer.send("POST", ORDERS + "/" + cancelled + "/cancel", "{}");
        buyer.draft(1, 1);
        boolean more = true;
        while (more) {
            more = hub.shop.hub.numbering.number() > 0;
        }

        List<String> told = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = hub.shop.read("/events?limit=500" + after);
            for (JsonNode event : page.path("items")) {
                String order = event.path("subject").asText().replace("wholesale-orders/", "");
                if (List.of(shipped, declined, cancelled).contains(order)
                        && event.path("type").asText().startsWith("wholesale-order.")) {
                    told.add(event.path("type").asText().substring("wholesale-order.".length()));
                    assertThat(event.path("data").path("total").asText()).isEqualTo("5.00");
                }
            }
            after = page.has("next") && !page.path("items").isEmpty()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        assertThat(told)
                .containsExactly(
                        "submitted",
                        "changed",
                        "accepted",
                        "processing",
                        "shipped",
                        "completed",
                        "submitted",
                        "declined",
                        "submitted",
                        "cancelled");
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void ordersAreListedCountedAndFiltered() throws Exception {
        Buyer buyer = hub.approved();
        String submitted = buyer.submitted(1, 1);
        String draft = buyer.draft(1, 1);

        assertThat(buyer.read(ORDERS).path("items").findValuesAsText("id")).containsExactly(draft, submitted);
        assertThat(buyer.read(ORDERS + "?state=submitted").path("items").findValuesAsText("id"))
                .containsExactly(submitted);
        assertThat(buyer.read(ORDERS + "/counts").toString())
                .isEqualTo("{\"total\":2,\"states\":{\"draft\":1,\"submitted\":1}}");
        assertThat(hub.shop
                        .read(ORDERS + "?retailer=" + buyer.id())
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly(draft, submitted);
        assertThat(buyer.send("DELETE", ORDERS + "/" + draft, null).statusCode())
                .isEqualTo(204);
        assertThat(buyer.send("DELETE", ORDERS + "/" + submitted, null).statusCode())
                .isEqualTo(409);
        assertThat(buyer.get(ORDERS + "/" + draft).statusCode()).isEqualTo(404);
    }
}
