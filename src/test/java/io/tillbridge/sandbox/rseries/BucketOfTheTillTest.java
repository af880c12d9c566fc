package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The leaky bucket of an account and the limit in each second, by a clock that the test moves. */
class BucketOfTheTillTest {
    private final OpenTill open = new OpenTill();

    @AfterEach
    void stop() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({"1,90,1", "2,100,1.5", "3,110,2", "5,130,3", "10,180,5.5"})
    void registersMakeTheSize(int registers, int size, BigDecimal drip) {
        TillLimits limits = TillLimits.of(registers);

        assertThat(limits.size()).isEqualTo(size);
        assertThat(limits.drip()).isEqualByComparingTo(drip);
    }

    @Test
    void everyAnswerTellsTheLevelWithItsDecimals() {
        open.till.limits(TillLimits.of(2));

        Answered first = open.get("Item.json?load_relations=" + OpenTill.encoded("[\"ItemShops\"]"));
        open.clock.pass(Duration.ofMillis(100));
        Answered second = open.get("Nonsense.json");

        assertThat(first.header("X-LS-API-Bucket-Level")).isEqualTo("1.4/100");
        assertThat(first.header("X-LS-API-Drip-Rate")).isEqualTo("1.5");
        assertThat(first.header("X-LS-API-Burst-Level")).isEqualTo("1/22");
        assertThat(first.header("X-LS-Acct-Id")).isEqualTo("770042");
        assertThat(first.header("X-LS-OAuth-Client-Id")).isEqualTo("client-1");
        assertThat(first.header("Cf-Ray")).isNotBlank();
        assertThat(first.header("Retry-After")).isNull();
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.header("X-LS-API-Bucket-Level")).isEqualTo("2.25/100");
    }

    @Test
    void theCallThatOverfillsIsAnsweredAndTheNextOnesWaitUntilTheLevelIsBelowTheSize() {
        open.till.limits(TillLimits.of(1));
        open.till.bucketLevel("89.5");

        Answered over = open.get("Sale.json?count=1");
        Answered refused = open.get("Shop.json");
        open.clock.pass(Duration.ofSeconds(9));
        Answered still = open.get("Shop.json");
        open.clock.pass(Duration.ofMillis(501));
        Answered again = open.get("Shop.json");

        assertThat(over.status()).isEqualTo(200);
        assertThat(over.header("X-LS-API-Bucket-Level")).isEqualTo("99.5/90");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-LS-API-RateLimit-Type")).isEqualTo("api-leaky-bucket");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(refused.header("X-LS-Api-Request-Cost")).isEqualTo("0");
        assertThat(still.status()).isEqualTo(429);
        assertThat(still.header("Retry-After")).isEqualTo("1");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void callsOfOneSecondAreCountedByThemselves() {
        open.till.limits(new TillLimits(90, BigDecimal.ONE, 2));
        open.get("Shop.json");
        open.get("Shop.json");

        Answered refused = open.get("Shop.json");
        open.clock.pass(Duration.ofSeconds(1));
        Answered again = open.get("Shop.json");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-LS-API-RateLimit-Type")).isEqualTo("api-burst-limiter");
        assertThat(refused.header("X-LS-API-Burst-Level")).isEqualTo("3/2");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("X-LS-API-Burst-Level")).isEqualTo("1/2");
    }
}
