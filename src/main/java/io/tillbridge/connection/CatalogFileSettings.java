package io.tillbridge.connection;

import io.tillbridge.catalog.BlankCells;
import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.MissingCost;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the settings of every kind of vendor's server say of its catalog files, whatever the protocol.
 *
 * @param dialect name of a dialect, or {@code auto}
 * @param country ISO 3166-1, two capital letters; may be null
 * @param brand for rows that name none; may be null
 * @param language ISO 639-1, for rows and files that name none; may be null
 * @param missingCost {@code refuse} or {@code blank}; null: the dialect says it
 * @param blankCells {@code clear} or {@code keep}
 * @param missingProducts {@code keep}, {@code hide} or {@code discontinue}
 * @param maxDropPercent 0 to 100
 * @param ignore names of files, and with a {@code /} at the end of folders, that are skipped
 * @param symlinks {@code skip} or {@code files}; null for a kind without links
 * @param parallelSessions how many sessions fetch files side by side
 * @param reportTo mail addresses that get the error file after a load with findings
 */
public record CatalogFileSettings(
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
        int parallelSessions,
        List<String> reportTo) {

    /**
     * Those of a saved connection of any kind of {@link CatalogKinds}.
     *
     * @throws CallerFault INVALID: when its settings no longer pass the checks, which may have grown since they were
     *     saved, or its kind has no catalog files
     */
    public static CatalogFileSettings of(Connection connection) {
        return StoredSettings.read(faults -> switch (String.valueOf(connection.kind())) {
            case SftpCatalog.NAME ->
                SftpCatalog.read(connection.settings(), null, faults).files();
            case FtpCatalog.NAME ->
                FtpCatalog.read(connection.settings(), null, faults).files();
            case HttpsCatalog.NAME ->
                HttpsCatalog.read(connection.settings(), null, faults).files();
            case OwnCatalog.NAME -> OwnCatalog.read(connection.settings(), null, faults);
            default -> {
                faults.add(new FieldFault(
                        "/kind",
                        "not-allowed",
                        "must be a kind with catalog files (" + String.join(", ", CatalogKinds.NAMES) + "), found \""
                                + connection.kind() + "\"."));
                yield null;
            }
        });
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

    /** Whether a symbolic link to a file counts as that file. */
    public boolean linkedFiles() {
        return CatalogFileFields.LINKED_FILES.equals(symlinks);
    }

    void into(Map<String, Object> map) {
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
        map.put("parallelSessions", parallelSessions);
        map.put("reportTo", reportTo);
    }
}
