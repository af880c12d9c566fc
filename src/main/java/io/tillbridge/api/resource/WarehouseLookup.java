package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.stock.Warehouses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The warehouses that rows name by {@code warehouseId} or by the name a person gave it. */
final class WarehouseLookup {
    private static final int MOST = 10_000;

    private final Map<String, List<Warehouse>> byName;

    WarehouseLookup(JsonNode rows, Warehouses warehouses) {
        boolean named = false;
        for (JsonNode row : rows) {
            named |= row.has("warehouse");
        }
        byName = !named
                ? Map.of()
                : warehouses.list(0, MOST).stream().collect(Collectors.groupingBy(one -> plain(one.name())));
    }

    /** The warehouse of a row, which need not be there; null when a fault was added that says why there is none. */
    Long warehouse(JsonNode row, String pointer, List<RequestFault> faults) {
        if (row.has("warehouseId") == row.has("warehouse")) {
            boolean both = row.has("warehouse");
            faults.add(RequestFault.inBody(
                    pointer,
                    both ? "not-allowed" : "required",
                    "A row names its warehouse by one of warehouseId and warehouse; found "
                            + (both ? "both" : "none")));
            return null;
        }
        if (row.has("warehouseId")) {
            return row.path("warehouseId").asLong();
        }
        String name = row.path("warehouse").asText();
        List<Warehouse> found = byName.getOrDefault(plain(name), List.of());
        List<Warehouse> exact =
                found.stream().filter(one -> one.name().equals(name.strip())).toList();
        List<Warehouse> meant = exact.size() == 1 ? exact : found;
        if (meant.size() == 1) {
            return meant.get(0).id();
        }
        faults.add(RequestFault.inBody(
                pointer + "/warehouse",
                found.isEmpty() ? "unknown" : "ambiguous",
                found.isEmpty()
                        ? "No warehouse has the name " + QuotedText.of(name)
                        : "The warehouses " + found.stream().map(Warehouse::id).toList() + " have the name "
                                + QuotedText.of(name) + " but for case: name one by its warehouseId"));
        return null;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
