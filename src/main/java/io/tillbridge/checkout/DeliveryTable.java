package io.tillbridge.checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the company itself offers to the customers of one shop.
 *
 * @param daysAhead for how many days from the first one windows are shown
 */
public record DeliveryTable(
        int daysAhead, List<TransitRule> transit, List<WindowRule> windows, List<PickupPlace> pickupPlaces) {
    static final int DAYS_AHEAD = 5;

    /** Nothing but the day on which orders leave. */
    public static final DeliveryTable EMPTY = new DeliveryTable(DAYS_AHEAD, List.of(), List.of(), List.of());

    public DeliveryTable {
        transit = List.copyOf(transit);
        windows = List.copyOf(windows);
        pickupPlaces = List.copyOf(pickupPlaces);
    }

    /** Normal form in stable order, with all defaults. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("daysAhead", daysAhead);
        map.put("transit", transit.stream().map(TransitRule::toMap).toList());
        map.put("windows", windows.stream().map(WindowRule::toMap).toList());
        map.put("pickupPlaces", pickupPlaces.stream().map(PickupPlace::toMap).toList());
        return map;
    }
}
