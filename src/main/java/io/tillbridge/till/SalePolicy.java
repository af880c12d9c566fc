package io.tillbridge.till;

import io.tillbridge.order.SaleRules;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;

/**
 * How the sales of one account are treated.
 *
 * @param shops how those of each shop are, by its id
 * @param zones the zone of each shop, by its id
 * @param companyAddress what stands in place of the customer's addresses; null: the customer's stay
 */
public record SalePolicy(
        long connectionId,
        Function<String, SaleRules> shops,
        Function<String, ZoneId> zones,
        Map<String, String> companyAddress) {}
