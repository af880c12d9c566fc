package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.server.ShopFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} between a web hook that was heard and the poll that reads its order. */
@Tag("long")
class HookKillTest {
    private static final Duration SOON = Until.STOP;
    /** Nobody is there: the test delivers the hook itself, when the time has come. */
    private static final Map<String, String> PUBLIC = Map.of("http.public-url", "http://127.0.0.1:9");

    @TempDir
    private Path temp;

    @AutoClose
    private LastingShop lasting;

    private DoubleShop shop;

    @BeforeEach
    void open() {
        lasting = new LastingShop(temp, Clock.systemUTC(), PUBLIC);
        shop = lasting.shop;
    }

    @Test
    void theOrderIsThereAfterTheNextStart() throws Exception {
        long variant = shop.catalog().add(ShopArticle.of("SKU-1", "8700000000011", "Mug", "12.50"));
        String order;
        try (ChildHub hub = lasting.hub()) {
            long connection = lasting.connect(hub, lasting.warehouse(hub), Map.of("webhooks", true));
            hub.ended(hub.run(connection, "order-poll"), SOON);
            shop.faults().always("GET orders", ShopFault.slow(Duration.ofSeconds(20)));
            hub.run(connection, "order-poll");
            order = Long.toString(shop.orders().place(OrderDraft.paid(OrderDraft.Item.of(variant, 1))));

            assertThat(deliver(hub, "{\"order\":{\"id\":" + order + "}}")).isEqualTo(200);
            assertThat(lasting.count("SELECT COUNT(*) FROM webhook_call WHERE remote_id IS NOT NULL"))
                    .isEqualTo(1);
        }
        assertThat(orders()).isZero();
        shop.faults().clear();

        try (ChildHub hub = lasting.hub()) {
            Until.within(SOON, "order " + order + " is in the hub", () -> orders() == 1);
            Until.within(
                    SOON,
                    "nothing is left to be read",
                    () -> lasting.count("SELECT COUNT(*) FROM webhook_call WHERE remote_id IS NOT NULL") == 0);
            assertThat(hub.get("/orders").at("/items/0/remoteId").asText()).isEqualTo(order);
        }
    }

    private int deliver(ChildHub hub, String body) throws Exception {
        String hook = shop.webhooks().registered().get(0).replaceFirst("^.*/hooks/", "/hooks/");
        byte[] signed = (body + shop.setup().secret()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address().replace("/api/v1", "") + hook))
                .header("X-Event", "orders/paid")
                .header(
                        "X-Signature",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("MD5").digest(signed)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private long orders() {
        return lasting.count("SELECT COUNT(*) FROM customer_order");
    }
}
