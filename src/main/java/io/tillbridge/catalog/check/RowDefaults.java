package io.tillbridge.catalog.check;

/**
 * What the connection says for rows that do not say it themselves.
 *
 * @param brand taken where the brand cell is blank or the column absent; blank: there is none
 * @param language two small letters, taken in the same way
 */
public record RowDefaults(String brand, String language) {

    public RowDefaults {
        brand = brand == null ? "" : brand.strip();
        language = language == null ? "" : language.strip();
    }

    /** No defaults at all. */
    public static RowDefaults none() {
        return new RowDefaults("", "");
    }
}
