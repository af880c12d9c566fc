package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and checks the settings that every kind with catalog files has: see {@link CatalogFileSettings}. */
final class CatalogFileFields {
    /** The value of {@code symlinks} by which a link to a file counts as that file. */
    static final String LINKED_FILES = "files";

    private static final int MOST_SESSIONS = 8;
    private static final int MOST_ADDRESSES = 10;
    private static final Pattern IGNORE = Pattern.compile("(?=.{1,100}$)[^/\\p{Cntrl}]+/?");
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{3,254}$)[^@\\s,;<>\"\\p{Cntrl}]+@[^@\\s,;<>\"\\p{Cntrl}]+");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private CatalogFileFields() {}

    /** Names that a connection may choose from: those of the dialects, and {@code auto}. */
    static List<String> choices(Collection<String> dialects) {
        List<String> choices = new ArrayList<>(List.of("auto"));
        dialects.stream().filter(name -> !choices.contains(name)).sorted().forEach(choices::add);
        return choices;
    }

    /**
     * @param dialects names that may be chosen; null takes any, for a dialect's file may have gone since the
     *     settings were saved
     * @param links whether the kind's servers have symbolic links
     */
    static CatalogFileSettings read(Fields fields, List<String> dialects, boolean links) {
        return new CatalogFileSettings(
                dialects == null
                        ? fields.text("dialect", 255).orElse("auto")
                        : fields.oneOf("dialect", "auto", dialects),
                country(fields),
                fields.text("brand", 255).orElse(null),
                language(fields),
                fields.oneOf("missingCost", null, List.of("refuse", "blank")),
                fields.oneOf("blankCells", "clear", List.of("clear", "keep")),
                fields.oneOf("missingProducts", "keep", List.of("keep", "hide", "discontinue")),
                fields.whole("maxDropPercent", 20, 0, 100),
                ignore(fields),
                links ? fields.oneOf("symlinks", "skip", List.of("skip", LINKED_FILES)) : null,
                fields.whole("parallelSessions", 1, 1, MOST_SESSIONS),
                reportTo(fields));
    }

    /** An empty list passes nothing over. */
    private static List<String> ignore(Fields fields) {
        return fields.has("ignore")
                ? fields.texts(
                        "ignore",
                        text -> IGNORE.matcher(text).matches(),
                        "a name of at most 100 characters, in which * is any text and ? any character; a folder's ends"
                                + " in /")
                : SftpCatalog.IGNORED;
    }

    private static List<String> reportTo(Fields fields) {
        List<String> addresses = fields.texts(
                "reportTo", text -> ADDRESS.matcher(text).matches(), "a mail address such as catalog@vendor.example");
        if (addresses.size() > MOST_ADDRESSES) {
            fields.fault(
                    "reportTo",
                    "too-long",
                    "must have at most " + MOST_ADDRESSES + " addresses, found " + addresses.size() + ".");
        }
        return addresses;
    }

    private static String language(Fields fields) {
        Optional<String> language = fields.text("language", 80).map(text -> text.toLowerCase(Locale.ROOT));
        if (language.isPresent() && !LANGUAGES.contains(language.get())) {
            fields.fault(
                    "language",
                    "not-allowed",
                    "must be a language code of two letters (ISO 639-1) such as nl, found "
                            + Fields.shown(language.get()) + ".");
        }
        return language.orElse(null);
    }

    private static String country(Fields fields) {
        Optional<String> country = fields.text("country", 80).map(text -> text.toUpperCase(Locale.ROOT));
        if (country.isPresent() && !COUNTRIES.contains(country.get())) {
            fields.fault(
                    "country",
                    "not-allowed",
                    "must be a country code of two letters (ISO 3166-1) such as NL, found "
                            + Fields.shown(country.get()) + ".");
        }
        return country.orElse(null);
    }
}
