package io.tillbridge.lightspeed.rseries;

import io.tillbridge.product.listing.PriceLevel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Which price level of an account has which id. Every account begins with Default as 1 and MSRP as 2. */
public final class PriceLevels {
    public static final PriceLevels USUAL = new PriceLevels(Map.of(PriceLevel.DEFAULT, "1", PriceLevel.MSRP, "2"));

    private static final Map<PriceLevel, String> NAMES = Map.of(PriceLevel.DEFAULT, "Default", PriceLevel.MSRP, "MSRP");

    private final Map<PriceLevel, String> ids;

    private PriceLevels(Map<PriceLevel, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    /**
     * Those of an account, by their names; one that the list does not name has its usual id.
     *
     * @param answer of the resource {@code PriceLevel}
     */
    public static PriceLevels of(Object answer) {
        Map<PriceLevel, String> ids = new EnumMap<>(USUAL.ids);
        for (RSeriesJson row : RSeriesJson.records(answer, "PriceLevel")) {
            String name = row.text("name").toLowerCase(Locale.ROOT);
            String id = row.id("priceLevelID");
            NAMES.forEach((level, known) -> {
                if (id != null && name.equals(known.toLowerCase(Locale.ROOT))) {
                    ids.put(level, id);
                }
            });
        }
        return new PriceLevels(ids);
    }

    String id(PriceLevel level) {
        return ids.get(level);
    }

    String name(PriceLevel level) {
        return NAMES.get(level);
    }

    /** The level of a price by the name of its type, or by its id where it has no name; null for any other level. */
    PriceLevel of(String id, String name) {
        return ids.entrySet().stream()
                .filter(level ->
                        name.isEmpty() ? level.getValue().equals(id) : name.equalsIgnoreCase(NAMES.get(level.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
