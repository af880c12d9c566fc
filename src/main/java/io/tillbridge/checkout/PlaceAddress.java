package io.tillbridge.checkout;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a pick-up point is.
 *
 * @param street may be null, as the house number, the postcode and the city
 * @param country ISO 3166-1, two capital letters
 */
public record PlaceAddress(String street, String houseNumber, String postalCode, String city, String country) {
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("street", street);
        map.put("houseNumber", houseNumber);
        map.put("postalCode", postalCode);
        map.put("city", city);
        map.put("country", country);
        map.values().removeIf(value -> value == null);
        return map;
    }
}
