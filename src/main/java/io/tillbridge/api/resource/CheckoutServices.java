package io.tillbridge.api.resource;

import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;

/**
 * What the operations of checkout options call.
 *
 * @param reload makes what was changed count at once
 */
public record CheckoutServices(
        CheckoutTokens tokens, DeliveryTables tables, CheckoutOptions options, Runnable reload) {}
