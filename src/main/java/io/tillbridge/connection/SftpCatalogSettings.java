package io.tillbridge.connection;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingCost;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of a vendor's SFTP server that holds catalog files.
 *
 * @param host name or address, without scheme and port
 * @param path folder whose files are catalogs
 * @param hostKey the server's public key as {@code <type> <base64>}; null until it is pinned
 * @param dialect name of a dialect, or {@code auto}
 * @param country ISO 3166-1, two capital letters; may be null
 * @param brand for rows that name none; may be null
 * @param language ISO 639-1, for rows and files that name none; may be null
 * @param missingCost {@code refuse} or {@code blank}; null: the dialect says it
 * @param blankCells {@code clear} or {@code keep}
 * @param missingProducts {@code keep}, {@code hide} or {@code discontinue}
 * @param maxDropPercent 0 to 100
 * @param ignore names of files, and with a {@code /} at the end of folders, that are passed over
 * @param symlinks {@code skip} or {@code files}
 * @param legacyAlgorithms whether SSH algorithms may be used that are not safe today
 * @param parallelSessions how many sessions fetch files side by side
 * @param reportTo mail addresses that get the error file after a load with findings
 */
public record SftpCatalogSettings(
        String host,
        int port,
        String path,
        String username,
        String hostKey,
        String dialect,
        String country,
        String brand,
        String language,
        String missingCost,
        String blankCells,
        String missingProducts,
        int maxDropPercent,
        List<String> ignore,
        String symlinks,
        boolean legacyAlgorithms,
        int parallelSessions,
        List<String> reportTo) {

    /**
     * The settings of a saved connection.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static SftpCatalogSettings of(Connection connection) {
        List<FieldFault> faults = new ArrayList<>();
        SftpCatalogSettings settings = SftpCatalog.read(connection.settings(), null, faults);
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return settings;
    }

    /** What they say of how a file is read and loaded. */
    public CatalogSettings catalog() {
        return new CatalogSettings(
                dialect,
                country,
                brand,
                language,
                MissingCost.of(missingCost),
                BlankCells.valueOf(blankCells.toUpperCase(Locale.ROOT)),
                MissingProducts.valueOf(missingProducts.toUpperCase(Locale.ROOT)),
                maxDropPercent);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("host", host);
        map.put("port", port);
        map.put("path", path);
        map.put("username", username);
        map.put("hostKey", hostKey);
        map.put("dialect", dialect);
        map.put("country", country);
        map.put("brand", brand);
        map.put("language", language);
        map.put("missingCost", missingCost);
        map.put("blankCells", blankCells);
        map.put("missingProducts", missingProducts);
        map.put("maxDropPercent", maxDropPercent);
        map.put("ignore", ignore);
        map.put("symlinks", symlinks);
        map.put("legacyAlgorithms", legacyAlgorithms);
        map.put("parallelSessions", parallelSessions);
        map.put("reportTo", reportTo);
        map.values().removeIf(value -> value == null);
        return map;

}
}
