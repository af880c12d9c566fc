package io.tillbridge.feed.definition;

import java.util.List;
import java.util.stream.Stream;

/** The keys of definitions, for the test of their page. */
public final class DefinitionKeys {
    private DefinitionKeys() {}

    public static List<String> keys() {
        return Stream.of(DefinitionReader.KEYS, FieldReader.KEYS, FormatReader.KEYS, List.of("when", "rule", "step", "mode", "otherwise"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
