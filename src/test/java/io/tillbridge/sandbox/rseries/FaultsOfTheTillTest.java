package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import io.tillbridge.sandbox.server.FaultLine;
import io.tillbridge.sandbox.server.ShopFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on demand. */
class FaultsOfTheTillTest {
    private static final String PUT = "{\"ItemShops\":{\"ItemShop\":{\"shopID\":1,\"qoh\":9}}}";

    private final OpenTill open = new OpenTill();

    @TempDir
    Path folder;

    @BeforeEach
    void stock() {
        open.till.stock().addItem(ItemDraft.of("A-1", "4006381333931", "Bell", "10"));
    }

    @AfterEach
    void stop() {
        open.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400|400|text/html|'\"httpCode\":\"400\"'|0",
                "403|403|application/json|'\"httpCode\":\"403\"'|0",
                "404|404|text/html|'\"httpCode\":\"404\"'|0",
                "409|409|application/json|'\"httpCode\":\"409\"'|0",
                "422|422|application/json|'\"httpCode\":\"422\"'|0",
                "500|500|application/json|'\"httpCode\":\"500\"'|0",
                "503-done|503|application/json|'\"httpCode\":\"503\"'|9",
                "oauth:401|401|application/json|'\"hint\":\"Access token could not be verified\"'|0",
                "too-many|429|application/json|'\"httpCode\":\"429\"'|0",
                "html|502|text/html|'<h1>'|0",
                "html-done|502|text/html|'<h1>'|9",
                "no-bytes|200|application/json|''|9",
                "half-json|200|application/json|'{'|9",
                "garbage|200|application/json|'%PDF'|9",
                "wrong-type|200|text/plain|'\"qoh\":\"9\"'|9",
                "slow:50|200|application/json|'\"qoh\":\"9\"'|9"
            })
    void eachWordMakesItsAnswer(String word, int status, String type, String part, long stock) {
        FaultLine.put(word + "x1 PUT Item/*", open.till.faults());

        Answered answer = open.put("Item/1.json", PUT);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.body()).contains(part);
        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(stock);
        assertThat(open.till.calls("PUT Item/*"))
                .singleElement()
                .extracting(TillCall::status)
                .isEqualTo(status);
        assertThat(open.put("Item/1.json", PUT).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"reset,0", "reset-done,9", "cut-off,9"})
    void theLineBreaksBeforeOrAfterTheWork(String word, long stock) {
        FaultLine.put(word + "x1 PUT Item/*", open.till.faults());

        assertThatThrownBy(() -> open.put("Item/1.json", PUT)).hasRootCauseInstanceOf(IOException.class);

        assertThat(open.till.stock().quantity(1, 1)).isEqualTo(stock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "oauth:400", "html", "garbage", "no-bytes", "half-json", "wrong-type"})
    void theTokenEndpointFailsToo(String word) {
        FaultLine.put(word + "x1 POST auth/oauth/token", open.till.faults());
        String form = "client_id=client-1&client_secret=secret-1&grant_type=refresh_token&refresh_token="
                + open.till.tokens().issue().refresh();

        Answered failed = open.token(form);
        Answered good = open.token(form);

        assertThat(open.till.faults().pending()).isZero();
        assertThat(failed.body() + failed.header("Content-Type"))
                .isNotEqualTo(good.body() + good.header("Content-Type"));
        assertThat(good.json()).containsKey("access_token");
        assertThat(open.till.calls("POST auth/oauth/token"))
                .extracting(TillCall::body)
                .containsOnly("refresh_token");
    }

    @Test
    void aListMayFollowItselfOrBeEmpty() {
        open.till.faults().next("GET Item", ShopFault.nextLoop());
        open.till.faults().next("GET Item", ShopFault.emptyList());

        Answered loop = open.get("Item.json?limit=1");
        Answered empty = open.get("Item.json");

        assertThat(loop.at("@attributes", "next"))
                .isEqualTo(open.sandbox.baseUrl() + "/API/V3/Account/770042/Item.json?limit=1");
        assertThat(empty.json()).containsOnlyKeys("@attributes");
    }

    @Test
    void anAnswerThatNeverComesHoldsNobodyElse() {
        open.till.faults().next("GET Item/1", ShopFault.never());

        assertThatThrownBy(() -> java.net.http.HttpClient.newHttpClient()
                        .send(
                                java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                                                open.sandbox.baseUrl() + "/API/V3/Account/770042/Item/1.json"))
                                        .header("Authorization", "Bearer " + open.token)
                                        .timeout(java.time.Duration.ofMillis(200))
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);

        assertThat(open.get("Item/1.json").status()).isEqualTo(200);
    }

    @Test
    void aPersonMakesItFailByAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("till-faults.txt"), "# a bad day\n503 GET Sale\noauth:999 **\n");

        open.sandbox.faultsFrom(file, open.till);

        assertThat(open.get("Sale.json").status()).isEqualTo(503);
        assertThat(open.get("Shop.json").status()).isEqualTo(200);
        assertThatThrownBy(() -> FaultLine.put("oauth:999 **", open.till.faults()))
                .hasMessageEndingWith("; tills also know oauth:<status> and next-loop.");
    }
}
