package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;

/**
 * What an account of the sandbox till is from its first day.
 *
 * @param id the account's number
 * @param clientId of the client that the company registered; accounts may share one
 * @param redirectUri the only one that the client has
 * @param taxRate of sales, as a fraction
 * @param taxInclusive whether prices hold the tax
 */
public record TillSetup(
        long id,
        String name,
        String clientId,
        String clientSecret,
        String redirectUri,
        TillLimits limits,
        BigDecimal taxRate,
        boolean taxInclusive,
        String currency) {

    /** An American account with one register and prices without tax. */
    public static TillSetup of(String clientId, String clientSecret, String redirectUri) {
        return new TillSetup(
                770_042,
                "Sandbox Bicycles",
                clientId,
                clientSecret,
                redirectUri,
                TillLimits.of(1),
                new BigDecimal("0.0825"),
                false,
                "USD");
    }

    public TillSetup withId(long number, String title) {
        return new TillSetup(
                number, title, clientId, clientSecret, redirectUri, limits, taxRate, taxInclusive, currency);
    }

    public TillSetup withLimits(TillLimits other) {
        return new TillSetup(id, name, clientId, clientSecret, redirectUri, other, taxRate, taxInclusive, currency);
    }

    public TillSetup withTax(BigDecimal rate, boolean inclusive, String money) {
        return new TillSetup(id, name, clientId, clientSecret, redirectUri, limits, rate, inclusive, money);
    }

    @Override
    public String toString() {
        return "TillSetup[" + id + ", " + name + "]";
    }
}
