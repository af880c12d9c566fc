package io.tillbridge.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that all files of keys declare; a name that two of them declare is a finding of the second. */
final class DeclaredKeys {
    private DeclaredKeys() {}

    /** @return name → the value in force */
    static Map<String, String> in(Map<String, String> texts, CustomGround custom, Findings findings) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        new TreeMap<>(texts).forEach((path, text) -> {
            if (RouteFile.keys(path)) {
                OwnKeys own = custom.keys().apply(text);
                own.faults()
                        .forEach(fault -> findings.add(
                                Rule.KEY, path, fault.line(), fault.column(), fault.message(), fault.hint()));
                new TreeMap<>(own.values()).forEach((name, value) -> {
                    String before = places.putIfAbsent(name, path);
                    if (before == null) {
                        values.put(name, value);
                    } else {
                        doubled(name, path, text, before, findings);
                    }
                });
            }
        });
        return values;
    }

    private static void doubled(String name, String path, String text, String before, Findings findings) {
        List<String> lines = text.lines().toList();
        int line = 0;
        while (line < lines.size() && !lines.get(line).startsWith(name + ":")) {
            line++;
        }
        String message = "Expected each key in one file, found " + name + ", which " + before + " declares.";
        findings.add(Rule.KEY, path, line + 1, 1, message, "Take one of them away.");
    }
}
