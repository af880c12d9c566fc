package io.tillbridge.sandbox.cseries;

import java.time.ZoneId;
import java.util.List;

/**
 * What a sandbox shop is from its first day.
 *
 * @param key user name of every call, 32 hexadecimal digits as the real ones
 * @param secret password of every call; it also signs webhooks
 * @param id the shop's number
 * @param languages the active ones, the default first
 * @param zone of every date in answers, and of the midnight at which the day's budget is full again
 * @param domain {@code mainDomain} of the shop
 * @param limits calls the key may make
 */
public record ShopSetup(
        String key, String secret, long id, List<String> languages, ZoneId zone, String domain, RateLimits limits) {
    private static final long FIRST_ID = 240_000;

    public ShopSetup {
        languages = List.copyOf(languages);
    }

    /** A Dutch shop with the default limits. */
    public static ShopSetup of(String key, String secret) {
        return new ShopSetup(
                key,
                secret,
                FIRST_ID,
                List.of("nl", "en"),
                ZoneId.of("Europe/Amsterdam"),
                "shop.sandbox.example",
                RateLimits.USUAL);
    }

    /** The n-th of many shops: its key and secret follow from the number. */
    public static ShopSetup numbered(int n) {
        String digits = "%08x".formatted(n);
        return of(digits + "c0ffee00c0ffee00c0ffee00", digits + "5ec2e7005ec2e7005ec2e700")
                .withId(FIRST_ID + n, "shop-" + n + ".sandbox.example");
    }

    public ShopSetup withId(long number, String mainDomain) {
        return new ShopSetup(key, secret, number, languages, zone, mainDomain, limits);
    }

    public ShopSetup withLanguages(String... active) {
        return new ShopSetup(key, secret, id, List.of(active), zone, domain, limits);
    }

    public ShopSetup withZone(ZoneId other) {
        return new ShopSetup(key, secret, id, languages, other, domain, limits);
    }

    public ShopSetup withLimits(RateLimits other) {
        return new ShopSetup(key, secret, id, languages, zone, domain, other);
    }

    @Override
    public String toString() {
        return "ShopSetup[" + id + ", " + domain + "]";
    }
}
