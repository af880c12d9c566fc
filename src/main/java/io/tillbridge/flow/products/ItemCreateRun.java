package io.tillbridge.flow.products;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.flow.ConsecutiveFailures;
import io.tillbridge.lightspeed.rseries.RSeriesItems;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.ItemToCreate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The items that one run creates at an account, the variable {@code create} of its routes. The words that routes choose by
 * change only when a step says so. For the one thread of its run.
 */
public final class ItemCreateRun {
    private final RunLog run;
    private final RSeriesSettings settings;
    private final String mode;
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
    private final List<RSeriesJson> found = new ArrayList<>();
    private List<ItemToCreate> looked = List.of();
    private List<ItemToCreate> toMake = List.of();
    private ItemToCreate item;
    private String result = "none";
    private String why = "";
    private long after;
    private boolean ended;

    ItemCreateRun(RunLog run, RSeriesSettings settings, String mode) {
        this.run = run;
        this.settings = settings;
        this.mode = mode;
    }

    /** {@code off}, {@code plan} or {@code write}. */
    public String getMode() {
        return mode;
    }

    /** The account whose currency is compared with that of the settings; null: none, or nothing is to be created. */
    public String getAccount() {
        boolean works = mode.equals("plan") || isMore();
        return works && settings.currency() != null ? settings.accountId() : null;
    }

    /** Whether there are products to look for. */
    public boolean isMore() {
        return !ended && !looked.isEmpty();
    }

    /** Products whose items the account does not show. */
    public List<ItemToCreate> getToMake() {
        return toMake;
    }

    /** The value of the parameter {@code or} that looks for all SKUs. */
    public String getSkuQuery() {
        return looked.stream()
                .map(product -> settings.skuField() + "=" + escaped(product.sku()))
                .collect(Collectors.joining("|"));
    }

    /** The value of the parameter {@code itemCode} that looks for all GTINs; empty: there are none. */
    public String getCodeQuery() {
        String codes = looked.stream()
                .filter(product -> product.gtin() != null)
                .flatMap(product -> RSeriesItems.forms(product.gtin()).stream())
                .distinct()
                .collect(Collectors.joining(","));
        return codes.isEmpty() ? "" : "IN," + codes;
    }

    /** {@code asked}, or after a failure {@code refused}, {@code lost} or {@code ended}. */
    public String getResult() {
        return result;
    }

    /** How many products met a passing failure, one after the other. */
    public int getFailedInARow() {
        return failures.inARow();
    }

    /** Whether nothing more is asked for in this run. */
    public boolean isOver() {
        return ended || run.stops();
    }

    /** What stands for itself in a value of a filter. */
    private static String escaped(String value) {
        return value.replace("%", "%25")
                .replace(",", "%2C")
                .replace("|", "%7C")
                .replace("=", "%3D")
                .replace("&", "%26")
                .replace(";", "%3B");
    }

    RunLog run() {
        return run;
    }

    RSeriesSettings settings() {
        return settings;
    }

    ConsecutiveFailures failures() {
        return failures;
    }

    long after() {
        return after;
    }

    List<ItemToCreate> looked() {
        return looked;
    }

    /** Goes on with these products, in the order of their ids. */
    void looksFor(List<ItemToCreate> products) {
        looked = products;
        found.clear();
        toMake = List.of();
        if (!products.isEmpty()) {
            after = Math.max(after, products.get(products.size() - 1).productId());
        }
    }

    List<RSeriesJson> found() {
        return found;
    }

    void makes(List<ItemToCreate> products) {
        toMake = products;
    }

    ItemToCreate item() {
        return item;
    }

    void asks(ItemToCreate product) {
        item = product;
        result = "asked";
        why = "";
    }

    void failed(String how, String reason) {
        result = how;
        why = reason;
    }

    String why() {
        return why;
    }

    void end() {
        ended = true;
        result = "ended";
    }
}
