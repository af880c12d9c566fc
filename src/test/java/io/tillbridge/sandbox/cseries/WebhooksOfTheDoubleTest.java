package io.tillbridge.sandbox.cseries;

import static io.tillbridge.sandbox.cseries.OrderDraft.Item;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.HookCatcher.Caught;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are registered over the API and delivered over HTTP. */
class WebhooksOfTheDoubleTest {
    private final HookCatcher catcher = new HookCatcher();
    private final OpenShop open = OpenShop.with(new MutableClock("2026-03-11T13:02:09Z"));

    @BeforeEach
    void stock() {
        open.stock(1, 10);
    }

    @AfterEach
    void close() {
        open.close();
        catcher.close();
    }

    @Test
    void aWebhookIsMadeReadChangedAndDeleted() {
        Answered made = register("orders", "paid");
        String path = "webhooks/" + made.object().get("id") + ".json";

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).contains("\"code\":\"nl\"");
        assertThat(open.client.put(path, "{\"webhook\":{\"isActive\":false}}").object())
                .containsEntry("isActive", false)
                .containsEntry("address", catcher.address());
        assertThat(open.client.call("DELETE", "/nl/" + path, "").status()).isEqualTo(204);
        assertThat(open.client.get("webhooks/count.json").json()).containsEntry("count", 0);
    }

    @Test
    void thereAreAtMostTen() {
        for (int n = 0; n < 10; n++) {
            open.shop.webhooks().register("orders", "created", "http://127.0.0.1:9/" + n);
        }

        assertThat(register("orders", "paid").status()).isEqualTo(422);
    }

    @Test
    void aBadOneIsRefusedAndTheRightToWriteMayBeNeeded() {
        assertThat(register("orders", "eaten").status()).isEqualTo(422);
        open.shop.quirks().webhooksNeedWrite(true);
        assertThat(register("orders", "paid").status()).isEqualTo(403);
        open.shop.rights().set("settings", true, true);
        assertThat(register("orders", "paid").status()).isEqualTo(201);
    }

    @Test
    void aDeliveryHasTheHeadersTheSignatureAndTheWholeOrder() {
        register("orders", "paid");

        long order = order();

        waitFor(() -> catcher.caught().size() == 1);
        Caught caught = catcher.caught().get(0);
        assertThat(caught.headers().getFirst("X-Event")).isEqualTo("orders/paid");
        assertThat(caught.headers().getFirst("X-Order-Id")).isEqualTo(Long.toString(order));
        assertThat(caught.headers().getFirst("X-Shop-Id")).isEqualTo("240000");
        assertThat(caught.headers().getFirst("X-Language")).isEqualTo("nl");
        assertThat(caught.headers()).containsKeys("X-Cluster-Id", "X-Format", "X-Request-Id");
        assertThat(caught.headers().getFirst("X-Signature"))
                .isEqualTo(WebhookPost.signature(caught.body(), OpenShop.SETUP.secret()));
        assertThat(new String(caught.body(), UTF_8))
                .startsWith("{\"order\":{\"id\":" + order)
                .contains("embedded");
    }

    @Test
    void theSignatureIsTheOneOfTheDocumentation() {
        byte[] body = "{\"order\":{\"id\":41200777,\"number\":\"ORD10457\"}}".getBytes(UTF_8);

        assertThat(WebhookPost.signature(body, "0123456789abcdef0123456789abcdef"))
                .isEqualTo("d383c37e7be363d6191fd8f65c1dab3a");
    }

    @Test
    void aRefusedDeliveryIsTriedAgain() {
        catcher.refuse(2);
        register("orders", "paid");

        order();

        waitFor(() -> catcher.caught().size() == 3);
        waitFor(() -> open.shop.webhooks().deliveries().size() == 3);
        assertThat(open.shop.webhooks().deliveries())
                .extracting(ShopWebhooks.Delivery::status)
                .containsExactly(500, 500, 200);
    }

    @Test
    void oneMayBeLostAndAnotherComeTwice() {
        register("orders", "paid");
        open.shop.faults().loseWebhooks(1).doubleWebhooks(1);

        long lost = order();
        long twice = order();

        waitFor(() -> open.shop.webhooks().deliveries().size() == 3);
        assertThat(open.shop.webhooks().deliveries())
                .extracting(ShopWebhooks.Delivery::itemId)
                .containsExactly(lost, twice, twice);
        assertThat(catcher.caught()).hasSize(2);
    }

    @Test
    void nothingIsSentToOtherMachines() {
        open.shop.webhooks().register("orders", "paid", "http://hooks.example.com/x");

        order();

        waitFor(() -> !open.shop.webhooks().deliveries().isEmpty());
        assertThat(open.shop.webhooks().deliveries().get(0).status()).isZero();
    }

    private long order() {
        return open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 1)));
    }

    private Answered register(String group, String action) {
        return open.client.call(
                "POST",
                "/nl/webhooks.json",
                "{\"webhook\":{\"isActive\":true,\"itemGroup\":\"%s\",\"itemAction\":\"%s\",\"language\":\"nl\","
                                .formatted(group, action)
                        + "\"format\":\"json\",\"address\":\"" + catcher.address() + "\"}}");
    }

    private static void waitFor(BooleanSupplier come) {
        Until.passes(() -> assertThat(come.getAsBoolean()).isTrue());
    }
}
