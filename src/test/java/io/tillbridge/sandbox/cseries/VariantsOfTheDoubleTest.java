package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products and variants, and the ways to set their stock. */
class VariantsOfTheDoubleTest {
    private final MutableClock clock = new MutableClock("2026-03-11T13:02:09Z");

    @AutoClose
    private final OpenShop open = OpenShop.with(clock);

    @BeforeEach
    void stock() {
        open.stock(3, 10);
    }

    @Test
    void aVariantHasNumbersAsTextsTheMisspeltTwinAndFalseForNothing() {
        Answered answer = open.client.get("variants/" + open.variant(0) + ".json");

        assertThat(answer.json()).containsOnlyKeys("variant");
        assertThat(answer.object())
                .containsEntry("articleCode", "SKU-1")
                .containsEntry("priceIncl", 12.5)
                .containsEntry("weightValue", "410.000")
                .containsEntry("weight", 410)
                .containsEntry("stockBuyMininum", 1)
                .containsEntry("stockTracking", "enabled")
                .containsEntry("hs", null)
                .containsEntry("image", false);
    }

    @Test
    void aProductHasNoCodesAndPointsAtItsVariants() {
        ShopArticle red = ShopArticle.of("A", "1", "Jumper", "20").withTitles("Jumper", "Red");
        ShopArticle blue = ShopArticle.of("B", "2", "Jumper", "20").withTitles("Jumper", "Blue");
        open.shop.catalog().addProduct(List.of(red, blue));

        Answered product = open.client.get("products.json?limit=1");

        assertThat(product.list().get(0))
                .containsEntry("title", "Jumper")
                .containsEntry("brand", false)
                .containsEntry("image", false)
                .doesNotContainKeys("ean", "sku", "stockLevel");
        assertThat(open.client
                        .get("variants.json?product=" + product.each("id").get(0))
                        .each("title"))
                .isEqualTo(List.of("Blue", "Red"));
    }

    @Test
    void theCatalogHasTheVariantsInItsProducts() {
        Answered answer = open.client.get("catalog.json?limit=1");

        assertThat(answer.json()).containsOnlyKeys("products");
        assertThat(answer.text()).contains("\"variants\":[{\"id\":" + open.variant(2), "\"tax\":0.21");
        assertThat(answer.text()).doesNotContain("weightUnit");
    }

    @Test
    void aStockThatIsSetIsThereAndMovesTheDateOfTheChange() {
        clock.pass(Duration.ofMinutes(1));

        Answered answer = open.client.put("variants/" + open.variant(0) + ".json", "{\"variant\":{\"stockLevel\":38}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object())
                .containsEntry("stockLevel", 38)
                .containsEntry("articleCode", "SKU-1")
                .containsEntry("updatedAt", "2026-03-11T14:03:09+01:00");
        assertThat(open.shop.catalog().stockLevel(open.variant(0))).isEqualTo(38);
    }

    @Test
    void manyAreSetInOneCall() {
        Answered answer = open.client.put("variants/bulk.json", bulk(open.variant(0), 4, open.variant(1), 0));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.each("stockLevel")).isEqualTo(List.of(4, 0));
        assertThat(open.shop.catalog().stockLevel(open.variant(1))).isZero();
    }

    @Test
    void oneBadItemIsLeftOutOrRefusesAll() {
        String body = bulk(open.variant(0), 4, 99, 1);

        open.shop.quirks().bulkFailsWhole(true);
        assertThat(open.client.put("variants/bulk.json", body).status()).isEqualTo(422);
        assertThat(open.shop.catalog().stockLevel(open.variant(0))).isEqualTo(10);
        open.shop.quirks().bulkFailsWhole(false);
        assertThat(open.client.put("variants/bulk.json", body).each("id")).isEqualTo(List.of((int) open.variant(0)));
    }

    @Test
    void tooManyAreRefusedAndTheCallMayNotExistAtAll() {
        String items = IntStream.range(0, 4)
                .mapToObj(n -> "{\"id\":" + open.variant(0) + ",\"stockLevel\":" + n + "}")
                .collect(Collectors.joining(","));
        open.shop.quirks().bulkMaximum(3);

        assertThat(open.client
                        .put("variants/bulk.json", "{\"variant\":[" + items + "]}")
                        .status())
                .isEqualTo(422);
        open.shop.quirks().bulkSupported(false);
        assertThat(open.client
                        .put("variants/bulk.json", bulk(open.variant(0), 1, open.variant(1), 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aWriteMayBeRefusedOrNotTaken() {
        String path = "variants/" + open.variant(0) + ".json";

        open.shop.quirks().negativeStock(false);
        assertThat(open.client.put(path, "{\"variant\":{\"stockLevel\":-1}}").status())
                .isEqualTo(422);
        open.shop.quirks().stockWritesTaken(false);
        assertThat(open.client.put(path, "{\"variant\":{\"stockLevel\":5}}").object())
                .containsEntry("stockLevel", 10);
        open.shop.quirks().stockWritesRefused(true);
        assertThat(open.client.put(path, "{\"variant\":{\"stockLevel\":5}}").status())
                .isEqualTo(403);
        assertThat(open.client.put(path, "{\"stockLevel\":5}").status()).isEqualTo(403);
    }

    @Test
    void aVariantThatIsGoneIsA404AndAnOrphanIsStillListed() {
        long gone = open.variant(0);
        open.shop.catalog().remove(gone);
        open.shop.catalog().orphan(open.variant(0));

        assertThat(open.client
                        .put("variants/" + gone + ".json", "{\"variant\":{\"stockLevel\":1}}")
                        .status())
                .isEqualTo(404);
        assertThat(open.client.get("variants/count.json").json()).containsEntry("count", 2);
        assertThat(open.client.get("products/count.json").json()).containsEntry("count", 1);
    }

    @Test
    void skuFiltersAlwaysAndTheOtherCodesWhenSwitchedOn() {
        assertThat(open.client.get("variants.json?sku=SKU-2").list()).hasSize(1);
        assertThat(open.client.get("variants.json?ean=8700000000012").list()).hasSize(3);
        open.shop.quirks().codeFilters(true);
        assertThat(open.client.get("variants.json?ean=8700000000012").list()).hasSize(1);
    }

    @Test
    void brandsTaxesAndCustomersCanBeLookedUp() {
        open.shop
                .catalog()
                .change(open.variant(0), article -> article.withTexts("Copperline", "", "", "https://x.example/1.jpg"));
        Map<String, Object> brand = open.client.get("brands.json").list().get(0);

        assertThat(open.client.get("brands/" + brand.get("id") + ".json").object())
                .containsEntry("title", "Copperline");
        assertThat(open.client.get("taxes/120501.json").object()).containsEntry("rate", 0.21);
        assertThat(open.client.get("customers/7700001.json").object()).containsEntry("email", "customer1@example.com");
    }

    private static String bulk(long one, int level, long other, int otherLevel) {
        return "{\"variant\":[{\"id\":%d,\"stockLevel\":%d},{\"id\":%d,\"stockLevel\":%d}]}"
                .formatted(one, level, other, otherLevel);
    }
}
