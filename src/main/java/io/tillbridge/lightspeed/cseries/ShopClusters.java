package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeriesSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The addresses of the clusters a shop may live on. */
public final class ShopClusters {
    private final Map<String, String> addresses = new TreeMap<>();

    /**
     * @param eu1 address without trailing slash, such as {@code https://api.webshopapp.com}
     * @param us1 the same for the other one
     */
    public ShopClusters(String eu1, String us1) {
        addresses.put("eu1", eu1.replaceFirst("/+$", ""));
        addresses.put("us1", us1.replaceFirst("/+$", ""));
    }

    String baseUrl(CSeriesSettings settings) {
        return settings.baseUrl() == null ? addresses.get(settings.cluster()) : settings.baseUrl();
    }

    /** The cluster that is not meant; none when the settings name an address. */
    Optional<Map.Entry<String, String>> other(CSeriesSettings settings) {
        return settings.baseUrl() != null
                ? Optional.empty()
                : addresses.entrySet().stream()
                        .filter(cluster -> !cluster.getKey().equals(settings.cluster()))
                        .findFirst();
    }
}
