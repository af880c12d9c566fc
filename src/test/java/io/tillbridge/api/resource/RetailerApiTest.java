package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailerApiTest {
    private static final String RETAILERS = "/api/v1/retailers";
    private static final String TERMS = "https://shop.example/terms";

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @BeforeEach
    void noRetailers() throws Exception {
        terms(false, TERMS);
        hub.database.jdbi().useHandle(handle -> {
            handle.execute("DELETE FROM api_key");
            handle.execute("DELETE FROM retailer");
        });
    }

    @Test
    void aRequestIsPendingUntilSomebodyDecides() throws Exception {
        HttpResponse<String> asked = ask("bo@bikes.example", TERMS);
        JsonNode retailer = RunningApi.json(asked);
        String path = RETAILERS + "/" + retailer.path("id").asText();

        JsonNode approved = RunningApi.json(door.send(door.json("POST", path + "/approve", "{\"reason\":\"Known\"}")
                .header("If-Match", asked.headers().firstValue("ETag").orElseThrow())));

        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(retailer.path("state").asText()).isEqualTo("pending");
        assertThat(door.get("/api/v1/settings").headers().firstValue("ETag"))
                .contains("\"" + retailer.path("settingsVersion").asInt() + "\"");
        assertThat(approved.path("state").asText()).isEqualTo("approved");
        assertThat(approved.path("decidedBy").asText()).isEqualTo(RunningApi.ALL);
        assertThat(approved.path("history")).hasSize(2);
        assertThat(door.send(door.json("POST", path + "/approve", "{}")).statusCode())
                .isEqualTo(409);
        assertThat(door.send(door.json("POST", path + "/decline", "{}").header("If-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void theTermsInForceAreAcceptedInTheRequest() throws Exception {
        HttpResponse<String> refused = ask("bo@bikes.example", "https://shop.example/old");

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode fault = RunningApi.json(refused).path("errors").path(0);
        assertThat(fault.path("pointer").asText()).isEqualTo("/acceptedTermsUrl");
        assertThat(fault.path("message").asText()).contains(TERMS, "https://shop.example/old");
    }

    @Test
    void oneThatIsPendingCannotAskAgainAndADeclinedOneCan() throws Exception {
        String path = RETAILERS + "/"
                + RunningApi.json(ask("bo@bikes.example", TERMS)).path("id").asText();

        HttpResponse<String> again = ask("BO@bikes.example", TERMS);
        door.send(door.json("POST", path + "/decline", "{\"reason\":\"No VAT number\"}"));
        HttpResponse<String> afterwards = ask("bo@bikes.example", TERMS);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(afterwards.statusCode()).isEqualTo(201);
        assertThat(afterwards.headers().firstValue("Location")).contains(path);
        assertThat(RunningApi.json(door.get(path)).path("history")).hasSize(3);
    }

    @Test
    void retailersAreListedByState() throws Exception {
        ask("a@bikes.example", TERMS);
        terms(true, null);
        ask("b@bikes.example", null);

        assertThat(emails("?state=pending")).containsExactly("a@bikes.example");
        assertThat(emails("?state=approved")).containsExactly("b@bikes.example");
        assertThat(emails("?state=declined")).isEmpty();
        assertThat(emails("")).hasSize(2);
        assertThat(door.get(RETAILERS + "?state=gone").statusCode()).isEqualTo(400);
    }

    /** Costs are for this company's own people and machines, and for retailers it approved. */
    @Test
    void whatGoodsCostIsShownToApprovedRetailersOnly() throws Exception {
        product();
        long id = RunningApi.json(ask("bo@bikes.example", TERMS)).path("id").asLong();
        NewApiKey key = hub.keys.create("Bo", Set.of(Permission.PRODUCTS_READ), id);

        JsonNode pending = RunningApi.json(get(key, "/api/v1/products/1"));
        JsonNode pendingList =
                RunningApi.json(get(key, "/api/v1/products")).path("items").path(0);
        decide(id, "approve");
        JsonNode approved = RunningApi.json(get(key, "/api/v1/products/1"));
        JsonNode approvedList =
                RunningApi.json(get(key, "/api/v1/products")).path("items").path(0);
        decide(id, "decline");

        assertThat(List.of(pending, pendingList)).noneMatch(product -> product.has("defaultCost"));
        assertThat(List.of(approved, approvedList))
                .allMatch(product -> product.path("defaultCost").asText().equals("5.00"));
        assertThat(get(key, "/api/v1/products/1").statusCode()).isEqualTo(401);
        assertThat(RunningApi.json(door.get("/api/v1/products/1"))
                        .path("defaultCost")
                        .asText())
                .isEqualTo("5.00");
    }

    @Test
    void aRetailersKeyIsMadeForThatRetailer() throws Exception {
        String id = RunningApi.json(ask("bo@bikes.example", TERMS)).path("id").asText();

        HttpResponse<String> made = door.send(door.json("POST", "/api/v1/api-keys", key(id, "stock:read")));
        HttpResponse<String> tooMuch = door.send(door.json("POST", "/api/v1/api-keys", key(id, "stock:write")));
        HttpResponse<String> nobodys = door.send(door.json("POST", "/api/v1/api-keys", key("999999", "stock:read")));

        assertThat(RunningApi.json(made).path("retailerId").asText()).isEqualTo(id);
        assertThat(ApiShop.pointers(tooMuch)).containsExactly("/permissions");
        assertThat(ApiShop.pointers(nobodys)).containsExactly("/retailerId");
    }

    private static void terms(boolean instantOrdering, String url) throws Exception {
        String quoted = url == null ? "null" : "\"" + url + "\"";
        HttpResponse<String> set = door.send(door.json(
                "PATCH",
                "/api/v1/settings",
                "{\"instantOrdering\":" + instantOrdering + ",\"termsOfServiceUrl\":" + quoted + "}"));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    }

    private static String key(String retailer, String permission) {
        return "{\"title\":\"Bo\",\"permissions\":[\"" + permission + "\"],\"retailerId\":\"" + retailer + "\"}";
    }

    private static void decide(long id, String decision) throws Exception {
        door.send(door.json("POST", RETAILERS + "/" + id + "/" + decision, "{}"));
    }

    private static HttpResponse<String> ask(String email, String terms) throws Exception {
        String accepted = terms == null ? "" : ",\"acceptedTermsUrl\":\"" + terms + "\"";
        return door.send(door.json(
                "POST",
                RETAILERS,
                "{\"companyName\":\"Bo's Bikes\",\"contactName\":\"Bo\",\"email\":\"" + email + "\"" + accepted + "}"));
    }

    private static List<String> emails(String query) throws Exception {
        return RunningApi.json(door.get(RETAILERS + query)).path("items").findValuesAsText("email");
    }

    private static HttpResponse<String> get(NewApiKey key, String path) throws Exception {
        return door.send(HttpRequest.newBuilder(door.uri(path))
                .header("Authorization", RunningApi.basic(key.key().clientId(), key.secret())));
    }

    private static void product() {
        hub.database
                .jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        INSERT IGNORE INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, created_at, updated_at)
                        VALUES (1, 'SKU-1', 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))"""));
    }
}
