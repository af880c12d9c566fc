package io.tillbridge.checkout;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place of the company's own where customers fetch their goods.
 *
 * @param id in letters, digits and dashes; it comes back with the order
 * @param shownTo postcodes of customers who are offered it; none: everybody in its country
 * @param readyAfterDays days from the day on which an order leaves to the day on which it can be fetched
 * @param cutOff before this time it leaves the same day, when that is earlier than the shop's; may be null
 * @param price may be null
 */
public record PickupPlace(
        String id,
        String name,
        PlaceAddress address,
        List<PostcodeArea> shownTo,
        int readyAfterDays,
        java.time.LocalTime cutOff,
        BigDecimal price,
        OpeningTimes opening) {
    public PickupPlace {
        shownTo = List.copyOf(shownTo);
    }

    boolean isOfferedTo(Destination where) {
        return new ServiceArea(address.country(), shownTo).contains(where);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("name", name);
        map.put("address", address.toMap());
        map.put("postcodes", shownTo.stream().map(PostcodeArea::text).toList());
        map.put("readyAfterDays", readyAfterDays);
        map.put("cutOff", cutOff == null ? null : cutOff.toString());
        map.put("price", price == null ? null : price.toPlainString());
        map.put("openingTimes", opening.weekMap());
        map.put(
                "exceptions",
                opening.exceptions().entrySet().stream()
                        .map(entry -> exception(entry.getKey().toString(), entry.getValue()))
                        .toList());
        map.values().removeIf(value -> value == null || value instanceof List<?> list && list.isEmpty());
        return map;
    }

    static Map<String, Object> exception(String date, List<OpeningTimes.Span> spans) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("date", date);
        map.put("times", spans.stream().map(OpeningTimes.Span::toMap).toList());
        return map;
    }
}
