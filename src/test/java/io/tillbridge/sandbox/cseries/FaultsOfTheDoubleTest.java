package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.sandbox.server.ShopFault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on demand, once and no more. */
class FaultsOfTheDoubleTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @AutoClose
    private final OpenShop open = OpenShop.with(new MutableClock("2026-03-11T13:02:09Z"));

    @BeforeEach
    void stock() {
        open.stock(3, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504, 404})
    void aStatusIsAnErrorEnvelopeWithTheHeaders(int status) {
        open.shop.faults().next("GET variants", ShopFault.status(status));

        Answered answer = open.client.get("variants.json");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.object()).containsEntry("code", status);
        assertThat(answer.header("X-RateLimit-Remaining")).isNotNull();
        assertThat(open.client.get("variants.json").status()).isEqualTo(200);
    }

    @Test
    void tooManyCallsEmptyTheFirstWindowForOneAnswer() {
        open.shop.faults().next("**", ShopFault.tooMany());

        Answered answer = open.client.get("variants.json");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("X-RateLimit-Remaining")).startsWith("-1/");
        assertThat(answer.header("Retry-After")).isEqualTo("171");
    }

    @Test
    void theFaultIsMetByTheCallOfItsPatternAndNoOther() {
        open.shop.faults().nth(2, "PUT variants/*", ShopFault.status(503));
        String path = "variants/" + open.variant(0) + ".json";
        String body = "{\"variant\":{\"stockLevel\":1}}";

        assertThat(open.client.put(path, body).status()).isEqualTo(200);
        assertThat(open.client.get(path).status()).isEqualTo(200);
        assertThat(open.client.put(path, body).status()).isEqualTo(503);
        assertThat(open.client.put(path, body).status()).isEqualTo(200);
        assertThat(open.shop.faults().pending()).isZero();
    }

    @Test
    void theNextSoManyFailOrAllUntilCleared() {
        open.shop.faults().next(2, "variants", ShopFault.status(500)).always("products", ShopFault.status(500));

        assertThat(open.client.get("variants.json").status()).isEqualTo(500);
        assertThat(open.client.get("variants.json").status()).isEqualTo(500);
        assertThat(open.client.get("variants.json").status()).isEqualTo(200);
        assertThat(open.client.get("products.json").status()).isEqualTo(500);
        open.shop.faults().clear();
        assertThat(open.client.get("products.json").status()).isEqualTo(200);
    }

    @Test
    void aGatewaysPageIsHtmlWithoutTheHeadersOfTheApi() {
        open.shop.faults().next("**", ShopFault.html(502));

        Answered answer = open.client.get("variants.json");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.text()).startsWith("<html>");
        assertThat(answer.header("X-RateLimit-Remaining")).isNull();
    }

    @Test
    void anAnswerMayNeverCome() {
        open.shop.faults().next("**", ShopFault.never());

        assertThatThrownBy(() -> open.client.tried("GET", "/nl/shop.json", "", Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(open.shop.calls()).extracting(ShopCall::status).containsExactly(0);
    }

    @Test
    void aConnectionMayBeReset() {
        open.shop.faults().next("**", ShopFault.reset());

        assertThatThrownBy(() -> open.client.tried("POST", "/nl/webhooks.json", "{}", LONG))
                .isInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining("reset");
    }

    @Test
    void anAnswerMayEndInItsMiddle() {
        open.shop.faults().next("**", ShopFault.cutOff());

        assertThatThrownBy(() -> open.client.tried("GET", "/nl/variants.json", "", LONG))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aWholeAnswerMayHoldHalfOfItsJson() {
        open.shop.faults().next("**", ShopFault.halfJson());

        Answered answer = open.client.get("variants.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(() -> new ObjectMapper().readTree(answer.text()))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void anAnswerMayBeLate() {
        open.shop.faults().next("**", ShopFault.slow(Duration.ofMillis(250)));
        long before = System.nanoTime();

        assertThat(open.client.get("variants.json").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(240));
    }

    @Test
    void theWorkMayBeDoneThoughTheAnswerIsLost() {
        open.shop
                .faults()
                .next("PUT variants/*", ShopFault.reset().afterTheWork())
                .next("PUT variants/*", ShopFault.status(500));
        String path = "/nl/variants/" + open.variant(0) + ".json";

        assertThatThrownBy(() -> open.client.tried("PUT", path, "{\"variant\":{\"stockLevel\":3}}", LONG))
                .isInstanceOf(IOException.class);
        open.client.call("PUT", path, "{\"variant\":{\"stockLevel\":4}}");

        assertThat(open.shop.catalog().stockLevel(open.variant(0))).isEqualTo(3);
    }
}
