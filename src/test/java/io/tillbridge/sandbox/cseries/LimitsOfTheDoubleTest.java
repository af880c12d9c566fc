package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rate limits: three windows on the clock, and a limit per second. */
class LimitsOfTheDoubleTest {
    private static final RateLimits SMALL = new RateLimits(3, 5, 100, 0);

    private final MutableClock clock = new MutableClock("2026-06-03T16:25:37Z");

    @AutoClose
    private final OpenShop open = OpenShop.with(clock, OpenShop.SETUP.withLimits(SMALL));

    @Test
    void everyAnswerTellsTheThreeWindowsAlsoAnError() {
        Answered good = open.client.get("account.json");
        Answered bad = open.client.get("orders/1.json");

        assertThat(good.header("X-RateLimit-Limit")).isEqualTo("3/5/100");
        assertThat(good.header("X-RateLimit-Remaining")).isEqualTo("2/4/99");
        assertThat(good.header("X-RateLimit-Reset")).isEqualTo("263/2063/20063");
        assertThat(bad.status()).isEqualTo(404);
        assertThat(bad.header("X-RateLimit-Remaining")).isEqualTo("1/3/98");
    }

    @Test
    void anEmptyWindowIsA429ThatReadsMinusOne() {
        IntStream.range(0, 3).forEach(n -> open.client.get("account.json"));

        Answered answer = open.client.get("account.json");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.object()).containsEntry("code", 429);
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("-1/2/97");
        assertThat(answer.header("Retry-After")).isEqualTo("263");
    }

    @Test
    void theWindowIsFullAgainAtTheNextFiveMinutes() {
        IntStream.range(0, 4).forEach(n -> open.client.get("account.json"));

        clock.pass(Duration.ofSeconds(262));
        assertThat(open.client.get("account.json").status()).isEqualTo(429);
        clock.pass(Duration.ofSeconds(1));

        Answered answer = open.client.get("account.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("2/1/96");
    }

    @Test
    void theDayIsFullAgainAtMidnightOfTheShop() {
        open.shop.spend(0, 0, 100);

        Answered answer = open.client.get("account.json");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("X-RateLimit-Reset")).endsWith("/20063");
        clock.pass(Duration.ofSeconds(20_063));
        assertThat(open.client.get("account.json").status()).isEqualTo(200);
    }

    @Test
    void retryAfterMayBeADateOrAbsent() {
        open.shop.spend(3, 3, 3);

        open.shop.quirks().retryAfter(ShopQuirks.RetryAfter.DATE);
        assertThat(open.client.get("account.json").header("Retry-After")).isEqualTo("Wed, 03 Jun 2026 16:30:00 GMT");
        open.shop.quirks().retryAfter(ShopQuirks.RetryAfter.ABSENT);
        assertThat(open.client.get("account.json").header("Retry-After")).isNull();
    }

    @Test
    void moreCallsThanASecondAllowsAreA429ThoughTheWindowsAreFull() {
        RateWindows windows =
                new RateWindows(new RateLimits(300, 3_000, 12_000, 20), OpenShop.SETUP.zone(), clock, () -> 0);

        IntStream.range(0, 20).forEach(n -> assertThat(windows.call().refused()).isFalse());

        assertThat(windows.call().tooFast()).isTrue();
    }

    @Test
    void theLimitsOfAKeyCanBeRead() {
        Answered answer = open.client.get("account/ratelimit.json");

        assertThat(answer.json()).containsOnlyKeys("accountRatelimit");
        assertThat(answer.text())
                .contains("\"limit5Min\":{\"limit\":3,\"remaining\":2,\"reset\":263,"
                        + "\"resetTime\":\"2026-06-03T18:30:00+02:00\"}");
    }
}
