package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;

/** The languages of C-Series, by its own codes: {@code us} and {@code en} are both English. */
final class ShopLanguages {
    private static final List<List<String>> ALL = List.of(
            List.of("nl", "nl_NL", "Nederlands"),
            List.of("en", "en_GB", "English"),
            List.of("us", "en_US", "English (US)"),
            List.of("de", "de_DE", "Deutsch"),
            List.of("fr", "fr_FR", "Français"),
            List.of("es", "es_ES", "Español"),
            List.of("it", "it_IT", "Italiano"));

    private ShopLanguages() {}

    static Map<String, Object> json(String code, boolean active, boolean isDefault) {
        int number = 0;
        for (List<String> language : ALL) {
            number++;
            if (language.get(0).equals(code)) {
                return of(number, active, isDefault, language);
            }
        }
        return of(number + 1, active, isDefault, List.of(code, code + "_" + code, code));
    }

    /** All of a shop's: the active ones, and those it could switch on. */
    static List<Map<String, Object>> of(List<String> active) {
        List<String> others = ALL.stream()
                .map(language -> language.get(0))
                .filter(code -> !active.contains(code))
                .toList();
        return java.util.stream.Stream.concat(active.stream(), others.stream())
                .map(code -> json(code, active.contains(code), code.equals(active.get(0))))
                .toList();
    }

    private static Map<String, Object> of(int id, boolean active, boolean isDefault, List<String> language) {
        return DoubleJson.object(
                "id",
                id,
                "isActive",
                active,
                "isDefault",
                isDefault,
                "code",
                language.get(0),
                "locale",
                language.get(1),
                "title",
                language.get(2));
    }
}
