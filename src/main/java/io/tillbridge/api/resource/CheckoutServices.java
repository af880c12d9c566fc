package io.tillbridge.api.resource;

import io.tillbridge.checkout.CheckoutOptions;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * What the operations of checkout options call.
 *
 * @param reload makes what was changed count at once
 * @param installed what stands in the shop of a connection
 * @param moved is told the connection whose address was replaced
 */
public record CheckoutServices(
        CheckoutTokens tokens,
        DeliveryTables tables,
        CheckoutOptions options,
        Runnable reload,
        LongFunction<List<InstalledPart>> installed,
        LongConsumer moved) {}
