package io.tillbridge.lightspeed.rseries;

import java.util.Optional;

/** The currency of an account beside that of the hub's prices: the hub converts nothing. */
public final class AccountCurrency {
    private AccountCurrency() {}

    /**
     * The code, such as {@code USD}; "" when the account does not say.
     *
     * @param answer of the account's own address, with or without a wrapper
     */
    public static String of(Object answer) {
        RSeriesJson json = RSeriesJson.of(answer);
        String bare = json.object("defaultCurrency").text("code");
        return bare.isEmpty() ? json.object("Account").object("defaultCurrency").text("code") : bare;
    }

    /**
     * What is wrong; empty when they are the same, or one of them is not known.
     *
     * @param expected that of the hub's prices; null: not known
     */
    public static Optional<String> fault(String expected, Object answer) {
        String found = of(answer);
        return expected == null || found.isEmpty() || found.equals(expected)
                ? Optional.empty()
                : Optional.of("The account works in " + found + ", expected " + expected
                        + " (setting currency): the hub does not convert prices. Correct the setting, or switch"
                        + " priceSync, costSync and autoCreateProducts off.");
    }
}
