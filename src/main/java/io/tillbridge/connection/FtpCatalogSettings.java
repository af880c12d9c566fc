package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a vendor's FTP server that holds catalog files.
 *
 * @param host name or address, without scheme and port
 * @param path folder whose files are catalogs
 * @param tls {@code explicit}, {@code implicit} or {@code none}
 * @param passive whether the hub opens the data connections; else the server does
 * @param certificateFingerprint SHA-256 of the only certificate that is trusted; null: what Java trusts
 */
public record FtpCatalogSettings(
        String host,
        int port,
        String path,
        String username,
        String tls,
        boolean passive,
        String certificateFingerprint,
        CatalogFileSettings files) {

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static FtpCatalogSettings of(Connection connection) {
        return StoredSettings.read(faults -> FtpCatalog.read(connection.settings(), null, faults));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put("host", host);
        map.put("port", port);
        map.put("path", path);
        map.put("username", username);
        map.put("tls", tls);
        map.put("passive", passive);
        map.put("certificateFingerprint", certificateFingerprint);
        files.into(map);
        return SftpCatalogSettings.ordered(map, FtpCatalog.SETTINGS);
    }
}
