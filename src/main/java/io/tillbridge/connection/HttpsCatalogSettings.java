package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a vendor's web server that holds catalog files.
 *
 * @param single whether the one address was set as {@code url}, not in {@code urls}
 * @param urls addresses of the files, all {@code https}
 * @param headers sent with each request, by name
 * @param auth {@code none}, {@code basic} or {@code bearer}
 * @param username for {@code basic}; null otherwise
 * @param certificateFingerprint SHA-256 of the only certificate that is trusted; null: what Java trusts
 */
public record HttpsCatalogSettings(
        boolean single,
        List<String> urls,
        Map<String, String> headers,
        String auth,
        String username,
        String certificateFingerprint,
        CatalogFileSettings files) {

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static HttpsCatalogSettings of(Connection connection) {
        return StoredSettings.read(faults -> HttpsCatalog.read(connection.settings(), null, faults));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("url", single && !urls.isEmpty() ? urls.get(0) : null);
        map.put("urls", single ? null : urls);
        map.put("headers", headers);
        map.put("auth", auth);
        map.put("username", username);
        map.put("certificateFingerprint", certificateFingerprint);
        files.into(map);
        return SftpCatalogSettings.ordered(map, HttpsCatalog.SETTINGS);
    }
}
