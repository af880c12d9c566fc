package io.tillbridge.till;

import io.tillbridge.connection.SaleSkipRule;
import io.tillbridge.order.SaleRules;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the sales of one account are treated.
 *
 * @param shops how those of each shop are, by its id
 * @param zones the zone of each shop, by its id
 * @param skips rules of sales that are left alone
 * @param skipsWebOrders whether copies of orders of web shops are left alone
 * @param companyAddress what stands in place of the customer's addresses; null: the customer's stay
 */
public record SalePolicy(
        long connectionId,
        Function<String, SaleRules> shops,
        Function<String, ZoneId> zones,
        List<SaleSkipRule> skips,
        boolean skipsWebOrders,
        Map<String, String> companyAddress) {
    private static final int LONGEST_REFERENCE = 128;

    public SalePolicy {
        skips = List.copyOf(skips);
    }

    /** Why a sale is left alone, by the first rule that fits; null: none does. */
    String leftAlone(TillSale sale) {
        return skips.stream()
                .filter(rule -> rule.fits(sale.marks()))
                .findFirst()
                .map(rule -> "The setting skipSales leaves it alone (" + rule.words() + "): it moves no stock.")
                .orElse(null);
    }

    /** The number of the web order of which it may be a copy; null for none. */
    String webOrder(TillSale sale) {
        String number = sale.reference().strip().replaceFirst("^#", "");
        boolean named = skipsWebOrders && !number.isEmpty() && number.length() <= LONGEST_REFERENCE;
        return named ? number : null;
    }
}
