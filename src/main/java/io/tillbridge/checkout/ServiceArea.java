package io.tillbridge.checkout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where something is offered.
 *
 * @param postcodes none: in the whole country
 */
public record ServiceArea(String country, List<PostcodeArea> postcodes) {
    public ServiceArea {
        postcodes = List.copyOf(postcodes);
    }

    /** Without a country nothing is offered, without a postcode only what the whole country gets. */
    boolean contains(Destination where) {
        return country.equals(where.country())
                && (postcodes.isEmpty()
                        || where.postcode() != null
                                && postcodes.stream().anyMatch(area -> area.contains(where.postcode())));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("country", country);
        if (!postcodes.isEmpty()) {
            map.put("postcodes", postcodes.stream().map(PostcodeArea::text).toList());
        }
        return map;
    }
}
