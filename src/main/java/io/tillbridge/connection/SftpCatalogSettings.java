package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a vendor's SFTP server that holds catalog files.
 *
 * @param host name or address, without scheme and port
 * @param path folder whose files are catalogs
 * @param hostKey the server's public key as {@code <type> <base64>}; null until it is pinned
 * @param legacyAlgorithms whether SSH algorithms may be used that are not safe today
 */
public record SftpCatalogSettings(
        String host,
        int port,
        String path,
        String username,
        String hostKey,
        boolean legacyAlgorithms,
        CatalogFileSettings files) {

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static SftpCatalogSettings of(Connection connection) {
        return StoredSettings.read(faults -> SftpCatalog.read(connection.settings(), null, faults));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("host", host);
        map.put("port", port);
        map.put("path", path);
        map.put("username", username);
        map.put("hostKey", hostKey);
        map.put("legacyAlgorithms", legacyAlgorithms);
        files.into(map);
        return ordered(map, SftpCatalog.SETTINGS);
    }

    /** In the order of the names, without what is null. */
    static Map<String, Object> ordered(Map<String, Object> settings, List<String> names) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        names.stream()
                .filter(name -> settings.get(name) != null)
                .forEach(name -> ordered.put(name, settings.get(name)));
        return ordered;
    }
}
