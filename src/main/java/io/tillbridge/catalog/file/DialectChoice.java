package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.MissingCost;
import java.util.Set;

/**
 * Which dialect a file is read by.
 *
 * @param dialects all that the installation has
 * @param name of one of them, or {@link #AUTO}: the one whose required columns are all present
 * @param given required columns that the connection itself fills in (its {@code brand}, its {@code language}), so that a
 *     file may lack them
 * @param missingCost what a missing cost means, or null: the dialect says it
 */
public record DialectChoice(Dialects dialects, String name, Set<Column> given, MissingCost missingCost) {
    public static final String AUTO = "auto";

    public DialectChoice {
        given = Set.copyOf(given);
    }

    public static DialectChoice auto(Dialects dialects) {
        return named(dialects, AUTO);
    }

    public static DialectChoice named(Dialects dialects, String name) {
        return new DialectChoice(dialects, name, Set.of(), null);
    }

    public DialectChoice withGiven(Column... columns) {
        return new DialectChoice(dialects, name, Set.of(columns), missingCost);
    }

    public DialectChoice withMissingCost(MissingCost meaning) {
        return new DialectChoice(dialects, name, given, meaning);
    }
}
