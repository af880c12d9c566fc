package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.RSeries;
import io.tillbridge.product.listing.ConfirmedStock;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import io.tillbridge.till.TillShop;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TillShopApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    private long till;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
        String north = Long.toString(shop.north);
        String south = Long.toString(shop.south);
        till = shop.hub
                .connections
                .create(Map.of(
                        "kind",
                        RSeries.NAME,
                        "name",
                        "Tills",
                        "settings",
                        Map.of(
                                "stockSync",
                                true,
                                "shopMapping",
                                true,
                                "employeeId",
                                "6",
                                "shops",
                                List.of(
                                        Map.of("shopId", "2", "warehouses", List.of(south, north), "registerId", "5"),
                                        Map.of("shopId", "3", "warehouses", List.of(north)),
                                        Map.of("shopId", "9", "warehouses", List.of(north))))))
                .id();
    }

    @Test
    void aTillWhoseShopsWereNeverReadSaysSo() throws Exception {
        JsonNode page = shop.read("/connections/" + till + "/shops");

        assertThat(page.path("warnings").toString()).contains("never read").contains("never seen with a shop 9");
        assertThat(page.path("items")).hasSize(3).allMatch(one -> !one.path("sends")
                .asBoolean());
        assertThat(page.has("readAt")).isFalse();
    }

    @Test
    void eachShopShowsItsMappingAndWhetherItSendsAndTakes() throws Exception {
        seen();

        JsonNode page = shop.read("/connections/" + till + "/shops");

        assertThat(page.path("items"))
                .extracting(one -> one.path("shopId").asText())
                .containsExactly("2", "3", "9", "10");
        JsonNode riverside = page.at("/items/0");
        assertThat(riverside.path("timeZone").asText()).isEqualTo("America/Boise");
        assertThat(riverside.path("sends").asBoolean()).isTrue();
        assertThat(riverside.path("takes").asBoolean()).isFalse();
        assertThat(riverside.path("notes").toString()).contains("orderSync of this till is off");
        assertThat(riverside.path("warehouses"))
                .extracting(one -> one.path("name").asText())
                .containsExactly("South", "North");
        assertThat(riverside.path("registers"))
                .extracting(one -> one.path("name").asText())
                .containsExactly("Front", "Old");
        assertThat(riverside.at("/register/archived").asBoolean()).isTrue();
        assertThat(riverside.at("/employee/name").asText()).isEqualTo("Nadia");
        JsonNode archived = page.at("/items/1");
        assertThat(archived.path("archived").asBoolean()).isTrue();
        assertThat(archived.path("sends").asBoolean()).isFalse();
        assertThat(archived.path("warehouses")).hasSize(1);
        assertThat(archived.path("notes").toString()).contains("its mapping is kept");
        assertThat(page.at("/items/2/seen").asBoolean()).isFalse();
        assertThat(page.at("/items/3/notes/0").asText()).isEqualTo("No warehouses mapped: it sends and takes nothing.");
        assertThat(page.path("employees"))
                .extracting(one -> one.path("archived").asBoolean())
                .containsExactly(false, true);
        assertThat(shop.walk("/connections/" + till + "/shops", "shopId")).containsExactly("2", "3", "9", "10");
    }

    @Test
    void whatTheAccountNoLongerShowsIsArchivedAndComesBack() throws Exception {
        seen();

        shop.hub.tillShops.store(till, List.of(tillShop("3", "Hilltop", false)), List.of(), List.of(), Instant.now());

        JsonNode page = shop.read("/connections/" + till + "/shops");
        assertThat(page.at("/items/0/archived").asBoolean()).isTrue();
        assertThat(page.at("/items/1/archived").asBoolean()).isFalse();
        assertThat(page.path("employees")).allMatch(one -> one.path("archived").asBoolean());
    }

    @Test
    void shopsAreReadAgainOnDemand() throws Exception {
        shop.hub.refresh = id -> Map.of("shops", 2, "registers", 3, "employees", id == till ? 4 : 0);

        JsonNode counts = RunningApi.json(shop.post("/connections/" + till + "/shops/refresh"));

        assertThat(counts.toString()).contains("\"shops\":2").contains("\"employees\":4");
        assertThat(shop.post("/connections/" + shop.shop + "/shops/refresh").statusCode())
                .isEqualTo(409);
        assertThat(shop.post("/connections/99/shops/refresh").statusCode()).isEqualTo(404);
        assertThat(shop.read("/connections/" + shop.shop + "/shops").path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 409, 410})
    void whatTheAccountRefusesIsAProblemThatSaysWhy(int kind) throws Exception {
        Failure fault = kind == 503
                ? new PassingFailure("The account is away.")
                : kind == 409 ? new RefusedFailure("Sign in again.") : new BadDataFailure("It shows no shops.");
        shop.hub.refresh = id -> {
            throw fault;
        };

        HttpResponse<String> answer = shop.post("/connections/" + till + "/shops/refresh");

        assertThat(answer.statusCode()).isEqualTo(kind == 503 ? 503 : 409);
        assertThat(RunningApi.json(answer).path("detail").asText()).isEqualTo(fault.getMessage());
    }

    @Test
    void driftAndExplanationHaveARowPerShop() throws Exception {
        seen();
        shop.product(7);
        long listing = shop.listing("v1", 7L);
        shop.hub.database.jdbi().useHandle(handle -> handle.execute("UPDATE listing SET connection_id = ?", till));
        shop.put(shop.north, 7, 12);
        shop.hub
                .shop
                .listings()
                .confirmed(List.of(new ConfirmedStock(listing, "2", 5, null)), ApiShop.ORDERED, ApiShop.ORDERED);

        JsonNode drift = shop.read("/connections/" + till + "/drift").at("/items/0");
        JsonNode explained = shop.read("/products/7/stock-explanation?connection=" + till);

        assertThat(drift.path("differs")).extracting(JsonNode::asText).contains("stock");
        for (JsonNode rows : List.of(drift.path("shops"), explained.at("/listings/0/shops"))) {
            assertThat(rows).hasSize(1);
            assertThat(rows.at("/0/name").asText()).isEqualTo("Riverside");
            assertThat(rows.at("/0/sent").asLong()).isEqualTo(5);
            assertThat(rows.at("/0/hub").asLong()).isEqualTo(12);
            assertThat(rows.at("/0/differs").asBoolean()).isTrue();
        }
        assertThat(shop.read("/products/7/stock-explanation?connection=" + shop.shop)
                        .at("/listings/0")
                        .has("shops"))
                .isFalse();
    }

    private void seen() {
        shop.hub.tillShops.store(
                till,
                List.of(
                        tillShop("2", "Riverside", false),
                        tillShop("3", "Hilltop", true),
                        tillShop("10", "Quay", false)),
                List.of(new TillRegister("4", "2", "Front", false), new TillRegister("5", "2", "Old", true)),
                List.of(new TillEmployee("6", "Nadia", false), new TillEmployee("7", "Tom", true)),
                Instant.now());
    }

    private static TillShop tillShop(String id, String name, boolean archived) {
        return new TillShop(id, name, "America/Boise", "1", archived);
    }
}
