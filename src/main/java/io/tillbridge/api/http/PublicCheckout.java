package io.tillbridge.api.http;

import io.tillbridge.access.AddressRate;
import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.ShopStockLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the public address of checkout options needs.
 *
 * @param rate of one address
 * @param longestWait for a carrier, when it was not asked about a place before; zero: never
 * @param waits how many answers may wait for a carrier in a second; the others do not
 * @param outcomes is told how each request ended: {@code ok}, {@code partial}, {@code not-modified}, {@code not-found},
 *     {@code refused}, {@code too-many} or {@code failed}
 */
public record PublicCheckout(
        CheckoutOptions options,
        ShopStockLookup stock,
        AddressRate rate,
        Duration longestWait,
        int waits,
        Consumer<String> outcomes,
        Clock clock) {}
