package io.tillbridge.routing;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a route file may use: shipped files little, those below {@code custom/} more, and there what the site adds by
 * {@code routes.components}.
 *
 * @param from schemes that a route may begin with
 * @param to schemes that a step may call
 * @param languages of expressions
 * @param dataFormats of {@code marshal} and {@code unmarshal}
 */
record Palette(Set<String> from, Set<String> to, Set<String> languages, Set<String> dataFormats) {
    private static final Set<String> SHIPPED_LANGUAGES =
            Set.of("simple", "constant", "method", "header", "variable", "exchangeProperty", "jsonpath", "tokenize");
    static final Palette SHIPPED = new Palette(
            Set.of("direct", "seda", "quartz", "timer", "kamelet"),
            Set.of("direct", "seda", "kamelet", "log", "jdbc", "sql", "http", "https", "jackson", "dataformat"),
            SHIPPED_LANGUAGES,
            Set.of("json"));
    private static final Set<String> SERVERS = Set.of("ftp", "ftps", "sftp");
    static final Palette CUSTOM = new Palette(
            with(SHIPPED.from, with(SERVERS, Set.of("file", "imap", "imaps"))),
            with(SHIPPED.to, with(SERVERS, Set.of("file", "smtp", "smtps", "imap", "imaps"))),
            with(SHIPPED_LANGUAGES, Set.of("xpath")),
            Set.of("json", "csv", "jacksonXml", "zipFile", "zipDeflater", "gzipDeflater"));

    Palette {
        from = new TreeSet<>(from);
        to = new TreeSet<>(to);
        languages = new TreeSet<>(languages);
        dataFormats = new TreeSet<>(dataFormats);
    }

    static Palette of(RouteFile file, LintContext around) {
        if (!file.custom()) {
            return SHIPPED;
        }
        Set<String> more = around.custom().components();
        return new Palette(with(CUSTOM.from, more), with(CUSTOM.to, more), CUSTOM.languages, CUSTOM.dataFormats);
    }

    /** What to do about a scheme that is not in it. */
    static String widen(String scheme) {
        return scheme.startsWith("{{")
                ? "Write the scheme out; a key may stand in the options."
                : "Other components of Camel: their jars into lib/, the scheme into routes.components.";
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
