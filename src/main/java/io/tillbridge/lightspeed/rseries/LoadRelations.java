package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallQuery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The parameter {@code load_relations}: bare names would give silently empty results, so they become a JSON array. */
final class LoadRelations {
    private static final String NAME = "load_relations";

    private LoadRelations() {}

    static CallQuery asList(CallQuery query) {
        return new CallQuery(query.pairs().stream()
                .filter(pair -> !pair.name().equals(NAME) || !pair.value().isBlank())
                .map(pair -> pair.name().equals(NAME) ? new CallQuery.Pair(NAME, list(pair.value().strip())) : pair)
                .toList());
    }

    private static String list(String value) {
        List<String> names = Arrays.stream(value.split(","))
                .map(name -> name.replaceAll("[\\s\\[\\]\"]", ""))
                .filter(name -> !name.isEmpty())
                .toList();
        return value.equals("all")
                ? value
                : names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
