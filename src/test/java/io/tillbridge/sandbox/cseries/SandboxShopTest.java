package io.tillbridge.sandbox.cseries;

import static io.tillbridge.sandbox.cseries.OrderDraft.Item;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who may call, and how the shop says no. */
class SandboxShopTest {
    @AutoClose
    private final OpenShop open = OpenShop.with(new MutableClock("2026-03-11T13:02:09Z"));

    @Test
    void theShopTellsItsDomainCurrencyAndThatItIsNoPointOfSale() {
        Answered answer = open.client.get("shop.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object())
                .containsEntry("mainDomain", "shop.sandbox.example")
                .containsEntry("isRetail", false);
        assertThat(answer.text()).contains("\"shortcode\":\"EUR\"");
    }

    @Test
    void aWrongSecretAndAnUnknownKeyAndADisabledOneAreRefused() {
        String base = open.sandbox.baseUrl();
        ShopClient wrong = new ShopClient(base, OpenShop.SETUP.key(), "not the secret");
        ShopClient unknown = new ShopClient(base, "nobody", OpenShop.SETUP.secret());

        assertThat(wrong.get("shop.json").status()).isEqualTo(401);
        assertThat(unknown.get("shop.json").status()).isEqualTo(401);
        open.shop.enabled(false);
        assertThat(open.client.get("shop.json").status()).isEqualTo(401);
        assertThat(open.shop.calls()).extracting(ShopCall::status).containsExactly(401, 401);
        assertThat(open.sandbox.unknownKeyCalls()).isEqualTo(1);
    }

    @Test
    void aWrongLanguageIsA404WhoseMessageNamesIt() {
        Answered answer = open.client.call("GET", "/fr/shop.json", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.object())
                .containsEntry("code", 404)
                .containsEntry("method", "GET")
                .containsEntry("request", "/fr/shop.json");
        assertThat(answer.message()).contains("'fr'");
    }

    @Test
    void aRightThatIsMissingIsA403() {
        open.shop.rights().set("orders", true, false).set("products", false, true);
        long order = order();

        assertThat(open.client.get("orders.json").status()).isEqualTo(200);
        assertThat(open.client
                        .put("orders/" + order + ".json", "{\"order\":{}}")
                        .message())
                .isEqualTo("Forbidden: the key has no write access to orders");
        assertThat(open.client.get("variants.json").status()).isEqualTo(403);
        assertThat(open.client.get("account.json").status()).isEqualTo(200);
    }

    @Test
    void permissionsAreSixGroupsUnderTheirIrregularKey() {
        Answered answer = open.client.get("account/permissions.json");

        assertThat(answer.json()).containsOnlyKeys("accountPermissions");
        assertThat(answer.object())
                .containsOnlyKeys("content", "products", "customers", "orders", "settings", "tracking")
                .containsEntry("customers", Map.of("read", true, "write", false));
    }

    @Test
    void whatIsNotThereIsA404AndAWrongMethodA405() {
        assertThat(open.client.get("orders/1.json").status()).isEqualTo(404);
        assertThat(open.client.get("nothing.json").status()).isEqualTo(404);
        assertThat(open.client.get("orders").status()).isEqualTo(404);
        assertThat(open.client.call("POST", "/nl/shipments.json", "{}").status())
                .isEqualTo(405);
        assertThat(open.client.put("orders/" + order() + ".json", "no json").status())
                .isEqualTo(400);
    }

    @Test
    void everyCallIsOnRecord() {
        open.client.get("orders.json?limit=2&updated_at_min=2026-03-11%2000:00:00");
        open.client.get("orders/7.json");

        assertThat(open.shop.calls())
                .extracting(ShopCall::path, ShopCall::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orders", 200),
                        org.assertj.core.groups.Tuple.tuple("orders/7", 404));
        assertThat(open.shop.calls("GET orders/*")).hasSize(1);
        assertThat(open.shop.calls().get(0).query()).contains("updated_at_min=2026-03-11%2000:00:00");
    }

    private long order() {
        open.stock(1, 5);
        return open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 1)));
    }
}
