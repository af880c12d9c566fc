package io.tillbridge.settings.file;

import io.tillbridge.document.FieldFault;
import io.tillbridge.document.Fields;
import io.tillbridge.document.YamlFault;
import io.tillbridge.document.YamlText;
import io.tillbridge.fault.CallerFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of a file, as far as they can be read without knowing what is here.
 *
 * @param settings as given; empty when the section is absent
 * @param warehouses their names
 * @param entries connections as given, each at its place in the list
 * @param faults those found so far
 */
record FileReading(
        Optional<Object> settings,
        List<String> warehouses,
        List<Map<String, Object>> entries,
        List<FieldFault> faults) {
    private static final List<String> SECTIONS = List.of("tillbridge", "settings", "warehouses", "connections");
    private static final int LONGEST_NAME = 255;

    static FileReading of(String text) {
        List<FieldFault> faults = new ArrayList<>();
        Object document = document(text, faults);
        Fields sections = object("", document, SECTIONS, faults);
        Map<?, ?> given = document instanceof Map<?, ?> map ? map : Map.of();
        if (document instanceof Map && !sections.has("tillbridge")) {
            sections.missing("tillbridge", "is needed: the form of the file, " + ConfigurationFile.FORM + ".");
        }
        sections.whole("tillbridge", ConfigurationFile.FORM, ConfigurationFile.FORM, ConfigurationFile.FORM);
        List<String> warehouses = sections.texts(
                "warehouses",
                FileReading::isName,
                "a name of 1 to " + LONGEST_NAME + " characters without blanks around it");
        return new FileReading(
                Optional.ofNullable(given.get("settings")),
                warehouses,
                entries(given.get("connections"), faults),
                faults);
    }

    private static Object document(String text, List<FieldFault> faults) {
        try {
            return YamlText.read(text, faults);
        } catch (YamlFault fault) {
            throw CallerFault.unreadable(fault.getMessage());
        }
    }

    private static Fields object(String pointer, Object value, List<String> known, List<FieldFault> faults) {
        if (value == null) {
            faults.add(new FieldFault(pointer, "wrong-type", "must be an object, found nothing."));
        }
        return Fields.of(pointer, value, known, faults);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.equals(name.strip())
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && name.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static List<Map<String, Object>> entries(Object section, List<FieldFault> faults) {
        if (section == null) {
            return List.of();
        }
        if (!(section instanceof List<?> list)) {
            faults.add(new FieldFault("/connections", "wrong-type", "must be a list, found something else."));
            return List.of();
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (Object item : list) {
            String pointer = "/connections/" + entries.size();
            object(pointer, item, ConnectionEntry.MEMBERS, faults);
            Map<String, Object> entry = known(item);
            if (entry.get("name") instanceof String name && !names.add(name.strip())) {
                faults.add(new FieldFault(
                        pointer + "/name",
                        "repeated",
                        "must stand here once, found " + Fields.shown(name.strip()) + " again."));
            }
            entries.add(entry);
        }
        return entries;
    }

    /** The known members; others are told already. */
    private static Map<String, Object> known(Object item) {
        Map<String, Object> known = new LinkedHashMap<>();
        if (item instanceof Map<?, ?> members) {
            ConnectionEntry.MEMBERS.stream()
                    .filter(name -> members.get(name) != null)
                    .forEach(name -> known.put(name, members.get(name)));
        }
        return known;

}
}
