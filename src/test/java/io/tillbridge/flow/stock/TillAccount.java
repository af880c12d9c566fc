package io.tillbridge.flow.stock;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** A till's account in memory, as far as its stock goes: what a push calls, in the account's own JSON. */
final class TillAccount {
    /** Item → shop → number. */
    final Map<String, Map<String, Long>> stock = new TreeMap<>();

    final List<String> calls = new ArrayList<>();
    /** Count → item → sum of what was added. */
    final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();

    final List<String> reconciled = new ArrayList<>();
    /** What a call fails with; null: it does not. */
    Function<String, Failure> faults = call -> null;

    private final Clock clock;

    TillAccount(Clock clock) {
        this.clock = clock;
    }

    void put(Exchange exchange) {
        String item = exchange.getVariable("item", ItemStock.class).remoteId();
        Map<?, ?> body = exchange.getMessage().getBody(Map.class);
        List<?> rows = (List<?>) ((Map<?, ?>) body.get("ItemShops")).get("ItemShop");
        Map<String, Long> asked = new LinkedHashMap<>();
        rows.forEach(row -> asked.put(
                (String) ((Map<?, ?>) row).get("shopID"), Long.valueOf((String) ((Map<?, ?>) row).get("qoh"))));
        called("PUT Item/" + item + " " + asked);
        if (asked.containsKey("0") || asked.values().stream().anyMatch(number -> number < 0)) {
            throw new BadDataFailure("422: shop 0 and negative numbers are not taken");
        }
        stock.computeIfAbsent(item, none -> new TreeMap<>()).putAll(asked);
        exchange.getMessage()
                .setBody(Map.of(
                        "@attributes", Map.of("count", "1"),
                        "Item", Map.of("itemID", item, "ItemShops", Map.of("ItemShop", itemShops(item)))));
    }

    private List<Map<String, String>> itemShops(String item) {
        List<Map<String, String>> rows = new ArrayList<>();
        stock.getOrDefault(item, Map.of()).forEach((shop, number) -> rows.add(row(item, shop, number)));
        rows.add(row(
                item,
                "0",
                stock.getOrDefault(item, Map.of()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        return rows;
    }

    private Map<String, String> row(String item, String shop, long number) {
        return Map.of(
                "itemID",
                item,
                "shopID",
                shop,
                "qoh",
                Long.toString(number),
                "timeStamp",
                clock.instant().toString().replace("Z", "+00:00"));
    }

    /** All rows of the list, whatever was asked for. */
    void list(Exchange exchange) {
        called("GET ItemShop");
        List<Map<String, String>> rows = new ArrayList<>();
        stock.keySet().forEach(item -> rows.addAll(itemShops(item)));
        exchange.getMessage().setBody(rows.iterator());
    }

    void count(Exchange exchange) {
        Map<?, ?> body = exchange.getMessage().getBody(Map.class);
        called("POST InventoryCount " + body.get("shopID"));
        String id = Integer.toString(70 + counts.size());
        counts.put(id, new TreeMap<>());
        exchange.getMessage().setBody(Map.of("InventoryCount", Map.of("inventoryCountID", id)));
        shopOf.put(id, (String) body.get("shopID"));
    }

    private final Map<String, String> shopOf = new HashMap<>();

    void counted(Exchange exchange) {
        Map<?, ?> body = exchange.getMessage().getBody(Map.class);
        String count = (String) body.get("inventoryCountID");
        called("POST InventoryCountItem " + body.get("itemID") + "=" + body.get("qty") + " by "
                + body.get("employeeID"));
        counts.get(count).merge((String) body.get("itemID"), Long.valueOf((String) body.get("qty")), Long::sum);
        exchange.getMessage().setBody(Map.of("InventoryCountItem", Map.of("inventoryCountItemID", "1")));
    }

    void reconcile(Exchange exchange) {
        String count = (String) exchange.getMessage().getBody(Map.class).get("inventoryCountID");
        called("POST InventoryCountReconcile " + count);
        reconciled.add(count);
        counts.get(count).forEach((item, number) -> stock.computeIfAbsent(item, none -> new TreeMap<>())
                .put(shopOf.get(count), number));
        exchange.getMessage().setBody(Map.of("InventoryCountReconcile", Map.of("inventoryCountID", count)));
    }

    void shops(Exchange exchange) {
        String entity = exchange.getVariable("entity", String.class);
        called("GET " + entity);
        Iterator<Map<String, String>> none = List.<Map<String, String>>of().iterator();
        exchange.getMessage()
                .setBody(
                        entity.equals("Shop")
                                ? List.of(
                                                Map.of("shopID", "2", "name", "Riverside", "archived", "false"),
                                                Map.of("shopID", "3", "name", "Hilltop", "archived", "false"))
                                        .iterator()
                                : none);
    }

    /** Calls of that kind so far. */
    List<String> calls(String begin) {
        return calls.stream().filter(call -> call.startsWith(begin)).toList();
    }

    private void called(String call) {
        calls.add(call);
        Failure fault = faults.apply(call);
        if (fault != null) {
            throw fault;
        }
    }
}
