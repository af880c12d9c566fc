package io.tillbridge.catalog;

/**
 * How the files of a connection are read and loaded.
 *
 * @param dialect name of a dialect, or {@code auto}
 * @param country ISO 3166 code of the vendor's country, or blank
 * @param brand taken where the brand cell is blank or the column absent; blank: none
 * @param language two small letters, taken where the language cell is blank or the column absent; blank: none
 * @param missingCost what a missing cost means; null: the dialect says it
 * @param maxDropPercent 0 to 100: if more of the live products would go, nothing is loaded
 */
public record CatalogSettings(
        String dialect,
        String country,
        String brand,
        String language,
        MissingCost missingCost,
        BlankCells blankCells,
        MissingProducts missingProducts,
        int maxDropPercent) {

    public CatalogSettings {
        dialect = dialect == null || dialect.isBlank() ? "auto" : dialect;
        country = country == null ? "" : country;
        brand = brand == null ? "" : brand;
        language = language == null ? "" : language;
        blankCells = blankCells == null ? BlankCells.CLEAR : blankCells;
        missingProducts = missingProducts == null ? MissingProducts.KEEP : missingProducts;
    }

    /** What holds where nothing is said. */
    public static CatalogSettings defaults() {
        return new CatalogSettings("auto", "", "", "", null, BlankCells.CLEAR, MissingProducts.KEEP, 20);
    }
}
