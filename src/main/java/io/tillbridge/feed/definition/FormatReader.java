package io.tillbridge.feed.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the section {@code format}. */
final class FormatReader {
    static final Pattern ELEMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*:)?[A-Za-z_][A-Za-z0-9_.-]*");
    private static final List<String> OF_ALL = List.of("type", "encoding", "decimal-mark");
    private static final List<String> OF_XML = List.of("root", "attributes", "namespaces", "wrapper", "head", "item");
    private static final List<String> OF_TABLES = List.of("delimiter", "quote", "header", "spreadsheet", "line-end");
    static final List<String> KEYS = List.of(
            "type",
            "encoding",
            "decimal-mark",
            "root",
            "attributes",
            "namespaces",
            "wrapper",
            "head",
            "item",
            "delimiter",
            "quote",
            "header",
            "spreadsheet",
            "line-end");
    private static final Map<String, FeedFormat.Kind> KINDS =
            inOrder("xml", FeedFormat.Kind.XML, "csv", FeedFormat.Kind.CSV, "tsv", FeedFormat.Kind.TSV);

    private final DefinitionSection section;

    private FormatReader(DefinitionSection section) {
        this.section = section;
    }

    static FeedFormat read(DefinitionSection root) {
        return root.section("format", KEYS)
                .map(section -> new FormatReader(section).format())
                .orElseGet(() -> {
                    root.fault("format", "is missing, expected keys and values");
                    return new FeedFormat(FeedFormat.Kind.XML, "UTF-8", '.', null, null);
                });
    }

    private FeedFormat format() {
        FeedFormat.Kind kind = section.choice("type", KINDS, null);
        String encoding = section.choice(
                "encoding", inOrder("UTF-8", "UTF-8", "ISO-8859-1", "ISO-8859-1"), "UTF-8");
        char mark = section.choice("decimal-mark", inOrder(".", '.', ",", ','), '.');
        if (kind == null) {
            return new FeedFormat(FeedFormat.Kind.XML, encoding, mark, null, null);
        }
        boolean xml = kind == FeedFormat.Kind.XML;
        for (String other : xml ? OF_TABLES : OF_XML) {
            if (section.has(other)) {
                section.fault(other, "expected nothing: it is no key of the type " + kind.extension() + ", whose keys are "
                        + String.join(", ", OF_ALL) + ", " + String.join(", ", xml ? OF_XML : OF_TABLES));
            }
        }
        return new FeedFormat(kind, encoding, mark, xml ? xml() : null, xml ? null : table(kind, mark));
    }

    private FeedFormat.Xml xml() {
        Map<String, String> namespaces = section.words("namespaces");
        Map<String, String> attributes = section.words("attributes");
        Map<String, String> head = section.words("head");
        List<String> wrapper = section.texts("wrapper");
        String root = element("root", section.text("root"), namespaces.keySet());
        String item = element("item", section.text("item"), namespaces.keySet());
        wrapper.forEach(name -> element("wrapper", name, namespaces.keySet()));
        attributes.keySet().forEach(name -> element("attributes", name, namespaces.keySet()));
        head.forEach((path, text) -> {
            for (String name : path.split("/", -1)) {
                element("head", name, namespaces.keySet());
            }
            template("head", text);
        });
        return new FeedFormat.Xml(root, attributes, namespaces, wrapper, head, item);
    }

    private void template(String name, String text) {
        try {
            for (String source : FeedTemplate.of(text).names()) {
                if (!source.startsWith("feed.") || FeedSource.of(source).isEmpty()) {
                    section.fault(name, "expected feed.date, feed.currency, feed.language or feed.shop, found {" + source + "}");
                }
            }
        } catch (IllegalArgumentException e) {
            section.fault(name, e.getMessage());
        }
    }

    private String element(String key, String name, Set<String> prefixes) {
        if (!name.isEmpty()) {
            String mistake = mistake(name, prefixes);
            if (mistake != null) {
                section.fault(key, mistake);
            }
        }
        return name;
    }

    /** What is wrong with the name of an element or attribute, or null. */
    static String mistake(String name, Set<String> prefixes) {
        if (!ELEMENT.matcher(name).matches() || name.length() > 100) {
            return "expected a name of XML, found \"" + name + "\"";
        }
        int colon = name.indexOf(':');
        if (colon > 0 && !prefixes.contains(name.substring(0, colon))) {
            return "expected a prefix of namespaces, found \"" + name + "\"";
        }
        return null;
    }

    private FeedFormat.Table table(FeedFormat.Kind kind, char mark) {
        boolean tsv = kind == FeedFormat.Kind.TSV;
        if (tsv && section.has("delimiter")) {
            section.fault("delimiter", "expected nothing: cells of tsv are divided by tabs");
        }
        char delimiter = tsv
                ? '\t'
                : section.choice("delimiter", inOrder(",", ',', ";", ';', "|", '|', "tab", '\t'), ',');
        boolean quoteAll = section.choice("quote", inOrder("needed", false, "all", true), false);
        if (delimiter == mark && !quoteAll) {
            section.fault("delimiter", "expected another sign than the decimal mark, found \"" + mark
                    + "\" for both: choose ; or quote: all");
        }
        return new FeedFormat.Table(
                delimiter,
                quoteAll,
                section.flag("header", true),
                section.flag("spreadsheet", false),
                section.choice("line-end", inOrder("lf", "\n", "crlf", "\r\n"), "\n"));
    }

    /** Names and what they stand for, in this order. */
    @SuppressWarnings("unchecked")
    static <T> Map<String, T> inOrder(Object... namesAndValues) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], (T) namesAndValues[i + 1]);
        }
        return map;
    }
}
