package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one field. */
final class FieldReader {
    static final List<String> KEYS = List.of(
            "name",
            "source",
            "path",
            "attributes",
            "type",
            "required",
            "required-when",
            "one-of",
            "max-length",
            "cut",
            "pattern",
            "words",
            "least",
            "most",
            "max-values",
            "decimals",
            "currency",
            "unit",
            "separator",
            "yes",
            "no");
    private static final Map<String, FieldType> TYPES = types();
    private static final int LONGEST_NAME = 100;

    private final FeedFormat format;

    FieldReader(FeedFormat format) {
        this.format = format;
    }

    private static Map<String, FieldType> types() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (FieldType type : FieldType.values()) {
            types.put(type.word(), type);
        }
        return types;
    }

    FeedField read(DefinitionSection section) {
        String name = section.text("name");
        if (name.length() > LONGEST_NAME || name.indexOf('{') >= 0 || name.indexOf('}') >= 0) {
            section.fault("name", "expected at most " + LONGEST_NAME + " characters without braces");
        }
        FieldType type = section.choice("type", TYPES, FieldType.TEXT);
        only(section, type == FieldType.MONEY, "currency", type);
        only(section, type == FieldType.VOLUME, "unit", type);
        only(section, type == FieldType.URLS, "separator", type);
        only(section, type == FieldType.URLS, "max-values", type);
        only(section, type == FieldType.BOOLEAN, "yes", type);
        only(section, type == FieldType.BOOLEAN, "no", type);
        only(section, type.isNumber() || type == FieldType.VOLUME, "decimals", type);
        only(section, type.isNumber(), "least", type);
        only(section, type.isNumber(), "most", type);
        if (section.has("cut") && !section.has("max-length")) {
            section.fault("cut", "expected max-length beside it, found none");
        }
        if (type == FieldType.INTEGER && section.has("decimals")) {
            section.fault("decimals", "expected no decimals of the type integer");
        }
        return new FeedField(
                name,
                sources(section),
                path(section, name),
                attributes(section),
                type,
                section.flag("required", false),
                ConditionReader.optional(section, "required-when"),
                section.texts("one-of"),
                limits(section),
                look(section, type),
                section.line());
    }

    private static void only(DefinitionSection section, boolean fits, String key, FieldType type) {
        if (!fits && section.has(key)) {
            section.fault(key, "is no key of the type " + type.word());
        }
    }

    private static List<String> sources(DefinitionSection section) {
        List<String> sources = section.texts("source");
        for (String source : sources) {
            if (FeedSource.of(source).isEmpty()) {
                section.fault("source", DefinitionCheck.unknown("source", source, FeedSource.paths()));
            }
        }
        return sources;
    }

    private List<String> path(DefinitionSection section, String name) {
        if (format.xml() == null) {
            if (section.has("path")) {
                section.fault("path", "expected nothing: only xml has paths");
            }
            return List.of(name);
        }
        Set<String> prefixes = format.xml().namespaces().keySet();
        String text = section.text("path", name);
        List<String> path = new ArrayList<>(List.of(text.split("/", -1)));
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            boolean attribute = part.startsWith("@") && i == path.size() - 1;
            String mistake = FormatReader.mistake(attribute ? part.substring(1) : part, prefixes);
            if (mistake != null && !text.isEmpty()) {
                section.fault(section.has("path") ? "path" : "name", mistake);
            }
        }
        return path;
    }

    private Map<String, String> attributes(DefinitionSection section) {
        Map<String, String> attributes = section.words("attributes");
        if (format.xml() == null && section.has("attributes")) {
            section.fault("attributes", "expected nothing: only xml has attributes");
        } else if (format.xml() != null) {
            attributes.keySet().forEach(name -> {
                String mistake =
                        FormatReader.mistake(name, format.xml().namespaces().keySet());
                if (mistake != null) {
                    section.fault("attributes", mistake);
                }
            });
        }
        return attributes;
    }

    private static FieldLimits limits(DefinitionSection section) {
        BigDecimal least = section.decimal("least", null, null);
        BigDecimal most = section.decimal("most", null, null);
        if (least != null && most != null && least.compareTo(most) > 0) {
            section.fault("most", "expected at least " + least.toPlainString() + ", found " + most.toPlainString());
        }
        return new FieldLimits(
                section.whole("max-length", 1, 1_000_000),
                section.flag("cut", false),
                section.has("pattern") ? ConditionReader.pattern(section, "pattern") : null,
                section.texts("words"),
                least,
                most,
                section.whole("max-values", 1, 1_000));
    }

    private static FieldLook look(DefinitionSection section, FieldType type) {
        Integer decimals = section.whole("decimals", 0, 6);
        return new FieldLook(
                decimals == null && type == FieldType.MONEY ? Integer.valueOf(2) : decimals,
                section.flag("currency", false),
                section.choice("unit", FormatReader.inOrder("ml", "ml", "cl", "cl", "l", "l"), "ml"),
                section.text("separator", ","),
                section.text("yes", "true"),
                section.text("no", "false"));
    }
}
