package io.tillbridge.api.resource;

import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What the operations of checkout options call.
 *
 * @param reload makes what was changed count at once
 * @param installed what stands in the shop of a connection
 */
public record CheckoutServices(
        CheckoutTokens tokens,
        DeliveryTables tables,
        CheckoutOptions options,
        Runnable reload,
        LongFunction<List<InstalledPart>> installed) {}
