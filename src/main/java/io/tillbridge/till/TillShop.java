package io.tillbridge.till;

/**
 * A shop of a till's account.
 *
 * @param id the account's own
 * @param timeZone as the account names it; null when it does not
 * @param priceLevel the price level it sells at; null when the account does not say
 */
public record TillShop(String id, String name, String timeZone, String priceLevel, boolean archived) {}
