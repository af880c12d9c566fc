package io.tillbridge.catalog;

import io.tillbridge.catalog.file.ReadLimits;
import java.util.Locale;
import java.util.Properties;

/** What a case says about its connection; everything else is as usual. */
record CaseSettings(Properties properties) {

    CatalogSettings catalog() {
        return new CatalogSettings(
                properties.getProperty("dialect", "auto"),
                "",
                properties.getProperty("brand", ""),
                properties.getProperty("language", ""),
                MissingCost.of(properties.getProperty("missingCost", "")),
                BlankCells.valueOf(properties.getProperty("blankCells", "clear").toUpperCase(Locale.ROOT)),
                MissingProducts.valueOf(
                        properties.getProperty("missingProducts", "keep").toUpperCase(Locale.ROOT)),
                Integer.parseInt(properties.getProperty("maxDropPercent", "20")));
    }

    long maxFileSize() {
        return Long.parseLong(properties.getProperty("maxFileSize", "4294967296"));
    }

    ReadLimits limits() {
        return ReadLimits.of(
                maxFileSize(), Long.parseLong(properties.getProperty("maxUnpackedSize", "" + maxFileSize())));
    }

    /** {@code pull} or {@code manual}. */
    String source() {
        return properties.getProperty("source", "pull");
    }
}
