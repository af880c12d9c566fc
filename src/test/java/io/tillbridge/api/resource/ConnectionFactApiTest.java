package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts that make switches safe. */
class ConnectionFactApiTest {
    private static final Map<String, Map<String, Object>> LEAST = Map.of(
            "sftp-catalog", Map.of("host", "a.example", "path", "/", "username", "u"),
            "ftp-catalog", Map.of("host", "a.example", "path", "/", "username", "u"),
            "https-catalog", Map.of("url", "https://a.example/a.csv"),
            "cseries", Map.of("language", "nl"),
            "rseries", Map.of(),
            "own-catalog", Map.of(),
            "postnl", Map.of(),
            "feed", Map.of("feed", "plain-csv"));

    @TempDir
    Path folder;

    @AutoClose
    private ApiShop shop;

    @BeforeEach
    void open() throws Exception {
        shop = new ApiShop(folder);
    }

    @Test
    void everyFactThatASwitchNamesIsToldForAConnectionOfItsKind() throws Exception {
        for (JsonNode kind : shop.read("/connection-kinds").path("items")) {
            String name = kind.path("kind").asText();
            long id = shop.hub
                    .connections
                    .create(Map.of("kind", name, "name", "A " + name, "settings", LEAST.get(name)))
                    .id();
            Map<String, JsonNode> facts = facts(id);

            kind.path("switches").forEach(one -> one.path("facts")
                    .forEach(fact -> assertThat(facts).as(name).containsKey(fact.asText())));
            assertThat(facts.values())
                    .allMatch(fact -> !fact.path("detail").asText().isBlank());
        }
        assertThat(shop.get("/connections/999/facts").statusCode()).isEqualTo(404);
    }

    @Test
    void aShopIsReadyOnceItsListingsAreLinkedAndCounted() throws Exception {
        assertThat(ok())
                .containsEntry("warehouses-chosen", true)
                .containsEntry("stock-counted", false)
                .containsEntry("products-linked", false)
                .containsEntry("orders-read", false)
                .containsEntry("codes-unique", true);
        shop.listing("v1", shop.product(1));
        assertThat(ok()).containsEntry("products-linked", true).containsEntry("stock-counted", false);

        shop.put(shop.north, 1, 3);

        assertThat(ok()).containsEntry("stock-counted", true);
    }

    @Test
    void aCodeOfTwoProductsAndAnUnlinkedListingAreNamedWithTheirNumbers() throws Exception {
        shop.listing("v1", shop.product(1));
        shop.product(2);
        shop.listing("v2", null);

        Map<String, JsonNode> facts = facts(shop.shop);

        assertThat(facts.get("codes-unique").path("ok").asBoolean()).isFalse();
        assertThat(facts.get("codes-unique").at("/numbers/gtins").asLong()).isEqualTo(1);
        assertThat(facts.get("products-linked").path("detail").asText()).startsWith("1 of 2 listings linked");
    }

    @Test
    void linkedProductsWithoutPriceAndCostAreCounted() throws Exception {
        shop.listing("v1", shop.product(1));
        assertThat(ok()).containsEntry("prices-known", true).containsEntry("costs-known", true);

        shop.hub
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("UPDATE product SET msrp = 0, default_cost = NULL"));

        assertThat(ok()).containsEntry("prices-known", false).containsEntry("costs-known", false);
    }

    private Map<String, Boolean> ok() throws Exception {
        Map<String, Boolean> ok = new TreeMap<>();
        facts(shop.shop).forEach((name, fact) -> ok.put(name, fact.path("ok").asBoolean()));
        return ok;
    }

    private Map<String, JsonNode> facts(long connection) throws Exception {
        Map<String, JsonNode> facts = new TreeMap<>();
        for (JsonNode fact : shop.read("/connections/" + connection + "/facts").path("items")) {
            facts.put(fact.path("fact").asText(), fact);
        }
        return facts;
    }
}
