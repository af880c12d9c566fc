package io.tillbridge.feed.definition;

import java.util.Locale;

/** How a value is read from its source and written. */
public enum FieldType {
    /** Text without control characters and line ends. */
    TEXT,
    /** Text of several lines; HTML is taken off. */
    LONG_TEXT,
    INTEGER,
    DECIMAL,
    /** A decimal number with or without the currency. */
    MONEY,
    BOOLEAN,
    /** An absolute http or https address. */
    URL,
    /** Several addresses. */
    URLS,
    /** A GTIN of trade goods, checked by GS1's rules. */
    GTIN,
    /** A year of four digits, or NV. */
    VINTAGE,
    /** A volume with its unit. */
    VOLUME,
    /** A percentage. */
    PERCENT;

    /** The word in definitions, such as {@code long-text}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether rules can calculate with it. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == MONEY || this == PERCENT;
    }
}
