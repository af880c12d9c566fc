package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import java.util.Set;

/**
 * Which dialect a file is read by.
 *
 * @param dialects all that the installation has
 * @param name of one of them, or {@link #AUTO}: the one whose required columns are all present
 * @param given required columns that the connection itself fills in (its {@code brand}), so that a file may lack them
 */
public record DialectChoice(Dialects dialects, String name, Set<Column> given) {
    public static final String AUTO = "auto";

    public DialectChoice {
        given = Set.copyOf(given);
    }

    public static DialectChoice auto(Dialects dialects) {
        return named(dialects, AUTO);
    }

    public static DialectChoice named(Dialects dialects, String name) {
        return new DialectChoice(dialects, name, Set.of());
    }

    public DialectChoice withGiven(Column... columns) {
        return new DialectChoice(dialects, name, Set.of(columns));
    }
}
