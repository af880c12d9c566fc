package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Permission;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.contract.AccessRequirement;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.FittingValues;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.api.resource.WholesaleShop.Buyer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the contract with the keys of a pending, an approved and a declined retailer, with every permission a
 * key can have, on orders in three states, of their own and of another retailer.
 */
class RetailerWalkTest {
    private static final Contract CONTRACT = Contract.read();
    private static final List<String> STATES = List.of("draft", "submitted", "accepted");
    /** What costs are called in any answer, and the costs themselves. */
    private static final List<String> COSTS =
            List.of("defaultCost", "\"price\"", "\"total\":\"", "\"breaks\"", "13.37", "26.74", "12.34");

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop hub;

    private static final Map<String, Buyer> BUYERS = new HashMap<>();
    private static final Map<String, String> ORDERS = new HashMap<>();
    private static final Map<String, String> FILES = new HashMap<>();
    private static Buyer other;
    private static int addresses;

    @BeforeAll
    static void open() throws Exception {
        hub = new WholesaleShop(folder);
        hub.shop.hub.database.jdbi().useHandle(handle -> handle.execute("UPDATE product SET default_cost = 13.37"));
        hub.settings("{\"showStock\":\"numbers\",\"minimumOrder\":\"12.34\"}");
        hub.shop.order("shop-secret", Map.of("v1", 1L));
        other = hub.approved();
        orders("other", other);
        for (String state : List.of("pending", "approved", "declined")) {
            Buyer buyer = hub.approved();
            BUYERS.put(state, buyer);
            orders(state, buyer);
        }
        hub.decide(BUYERS.get("declined"), "decline");
        hub.decide(BUYERS.get("pending"), "decline");
        // As a retailer that asks again: its orders are there, and it is pending.
        hub.shop.send(
                "POST",
                "/retailers",
                "{\"companyName\":\"Again\",\"contactName\":\"Bo\",\"email\":\"r2@bikes.example\"}");
        assertThat(hub.shop
                        .read("/retailers/" + BUYERS.get("pending").id())
                        .path("state")
                        .asText())
                .isEqualTo("pending");
        // The walk asks for every operation, whatever keys can be given today.
        hub.shop
                .hub
                .database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE api_key SET permissions = ? WHERE retailer_id IS NOT NULL",
                        String.join(
                                " ",
                                Stream.of(Permission.values())
                                        .map(Permission::text)
                                        .toList())));
        hub.shop.hub.keys.forgetSignIns();
    }

    private static void orders(String of, Buyer buyer) throws Exception {
        ORDERS.put(of + "/draft", buyer.draft(1, 2));
        ORDERS.put(of + "/submitted", buyer.submitted(1, 2));
        String accepted = buyer.submitted(1, 2);
        hub.move(accepted, "accept", "{}");
        ORDERS.put(of + "/accepted", accepted);
        FILES.put(
                of,
                RunningApi.json(buyer.send(
                                "POST",
                                "/wholesale-orders/files?filename=a.csv&check=true",
                                "sku,quantity\nSKU-1,2\nNONE,1\n",
                                "Content-Type",
                                "text/csv"))
                        .path("id")
                        .asText());
    }

    static Stream<Arguments> calls() {
        return CONTRACT.operations().stream().flatMap(operation -> Stream.of("pending", "approved", "declined")
                .flatMap(retailer -> STATES.stream()
                        .filter(state -> operation.path().contains("{id}") || state.equals("draft"))
                        .map(state -> Arguments.of(operation.id(), retailer, state, operation))));
    }

    /** Own things or nothing, and no cost before approval, in any answer to any call. */
    @ParameterizedTest(name = "{0} by a {1} retailer, {2} order")
    @MethodSource("calls")
    void aRetailerSeesItsOwnThingsAndNoCostsBeforeApproval(
            String id, String retailer, String state, Operation operation) throws Exception {
        Buyer buyer = BUYERS.get(retailer);
        boolean file = operation.path().contains("files");
        if (retailer.equals("declined")) {
            // Nobody without a sign-in is admitted to an operation; one address would have to wait after ten attempts.
            String address = "10.0." + addresses++ / 250 + "." + addresses % 250;
            assertThat(hub.shop.hub.keys.authenticate(
                            buyer.key().key().clientId(), buyer.key().secret(), address))
                    .isNotInstanceOf(SignInResult.Accepted.class);
            return;
        }

        HttpResponse<String> foreign = call(buyer, operation, file ? FILES.get("other") : ORDERS.get("other/" + state));
        if (operation.asks() instanceof AccessRequirement.Nothing) {
            return;
        }
        if (!operation.forRetailers()) {
            assertThat(foreign.statusCode()).isEqualTo(403);
            return;
        }
        harmless(retailer, foreign);
        if (operation.path().contains("{id}") && operation.path().get(0).equals("wholesale-orders")) {
            assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(404);
        }
        HttpResponse<String> own = operation.method().equals("GET")
                ? call(buyer, operation, file ? FILES.get(retailer) : ORDERS.get(retailer + "/" + state))
                : foreign;
        harmless(retailer, own);
        if (operation.method().equals("GET") && operation.path().get(0).equals("wholesale-orders")) {
            assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
            assertThat(own.body()).doesNotContain("\"retailerId\":\"" + other.id() + "\"");
        }
    }

    /** A pending retailer's moves; those of an approved one are the work of {@link WholesaleMovesTest}. */
    @Test
    void aPendingRetailerKeepsDraftsAndSubmitsNone() throws Exception {
        Buyer pending = BUYERS.get("pending");
        HttpResponse<String> made = pending.order(WholesaleShop.lines(1, 2));
        String draft = RunningApi.json(made).path("id").asText();
        HttpResponse<String> changed = pending.send("PATCH", "/wholesale-orders/" + draft, WholesaleShop.lines(1, 3));
        HttpResponse<String> submitted = pending.submit(draft);
        HttpResponse<String> cancelled =
                pending.send("POST", "/wholesale-orders/" + ORDERS.get("pending/submitted") + "/cancel", "{}");

        assertThat(List.of(made.statusCode(), changed.statusCode(), submitted.statusCode(), cancelled.statusCode()))
                .containsExactly(201, 200, 409, 200);
        List.of(made, changed, submitted, cancelled).forEach(answer -> harmless("pending", answer));
        assertThat(RunningApi.json(submitted).path("type").asText()).endsWith("retailer-state");
    }

    @Test
    void aDeclinedRetailersKeyIsNoKey() throws Exception {
        assertThat(BUYERS.get("declined").get("/wholesale-orders").statusCode()).isEqualTo(401);
    }

    /** Events and mails carry what the company sees; a retailer's key reads neither. */
    @Test
    void theKeysPermissionsAreThoseOfRetailersAndNothingElse() throws Exception {
        assertThat(CONTRACT.operations().stream()
                        .filter(Operation::forRetailers)
                        .map(Operation::id))
                .containsExactlyInAnyOrder(
                        "listProducts",
                        "getProduct",
                        "listWarehouses",
                        "listStock",
                        "listWholesaleOrders",
                        "createWholesaleOrder",
                        "countWholesaleOrders",
                        "listWholesaleOffer",
                        "createWholesaleOrderFile",
                        "getWholesaleOrderFile",
                        "getWholesaleErrorFile",
                        "getWholesaleOrder",
                        "changeWholesaleOrder",
                        "deleteWholesaleOrder",
                        "submitWholesaleOrder",
                        "cancelWholesaleOrder");
        assertThat(Permission.ofRetailers()).doesNotContain(Permission.ORDERS_READ, Permission.EVENTS_READ);
    }

    private static void harmless(String retailer, HttpResponse<String> answer) {
        if (retailer.equals("pending")) {
            // The seconds of an instant may read as a price.
            String body = answer.body().replaceAll("T[0-9]{2}:[0-9]{2}:[0-9.]+Z", "");
            assertThat(body).doesNotContain(COSTS.toArray(String[]::new));
        }
        assertThat(answer.body()).doesNotContain("Test Koper", "Retailer 1\"");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    private static HttpResponse<String> call(Buyer buyer, Operation operation, String id) throws Exception {
        String path = "/api/v1/"
                + String.join("/", operation.path())
                        .replace("{id}", operation.path().contains("products") ? "1" : id)
                        .replaceAll("\\{[A-Za-z]+}", "999");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                hub.shop.hub.door.uri(operation.takesFile() ? path + "?filename=b.csv&check=true" : path));
        request.header(
                "Authorization",
                RunningApi.basic(buyer.key().key().clientId(), buyer.key().secret()));
        if (operation.takesFile()) {
            request.header("Content-Type", "text/csv")
                    .method(operation.method(), BodyPublishers.ofString("sku,quantity\nSKU-1,1\n"));
        } else if (operation.bodies().isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            String type = operation.bodies().keySet().iterator().next();
            JsonNode body = new FittingValues(CONTRACT.root(), new Random(4))
                    .of(operation.bodies().get(type).node());
            request.header("Content-Type", type)
                    .method(
                            operation.method(),
                            BodyPublishers.ofString(
                                    operation.id().equals("changeWholesaleOrder") ? "{}" : body.toString()));
        }
        return hub.shop.hub.door.send(request);
    }
}
