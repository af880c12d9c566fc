package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.StockToSend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numbers of one item in the shops of a till's account: they go by one call. A body of the push routes.
 *
 * @param numbers at least one, each of another shop
 */
public record ItemStock(String remoteId, List<StockToSend> numbers) {
    public ItemStock {
        numbers = List.copyOf(numbers);
    }

    /** In the order of each item's first number. */
    static List<ItemStock> of(List<StockToSend> numbers) {
        Map<Long, List<StockToSend>> byItem = numbers.stream()
                .collect(Collectors.groupingBy(StockToSend::listingId, LinkedHashMap::new, Collectors.toList()));
        return byItem.values().stream()
                .map(of -> new ItemStock(of.get(0).remoteId(), of))
                .toList();
    }

    long listingId() {
        return numbers.get(0).listingId();
    }
}
