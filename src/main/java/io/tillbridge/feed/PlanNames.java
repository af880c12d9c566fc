package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each name of a definition has its value: the fields first, in their order, then the sources that rules read. */
final class PlanNames {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Origin>> origins = new ArrayList<>();

    /** A source and its path. */
    record Origin(FeedSource source, String path) {}

    PlanNames(List<FeedField> fields) {
        for (FeedField field : fields) {
            places.put(field.name(), origins.size());
            origins.add(field.sources().stream().map(PlanNames::origin).toList());
        }
    }

    private static Origin origin(String path) {
        return new Origin(FeedSource.of(path).orElseThrow(() -> new IllegalArgumentException(path)), path);
    }

    /** The place of a field, or of a source, which gets one when it is new. */
    int place(String name) {
        return places.computeIfAbsent(name, path -> {
            origins.add(List.of(origin(path)));
            return origins.size() - 1;
        });
    }

    int size() {
        return origins.size();
    }

    /** What fills a place: the first that is not blank. */
    List<Origin> origins(int place) {
        return origins.get(place);
    }

    Set<FeedSource> sources() {
        Set<FeedSource> sources = EnumSet.noneOf(FeedSource.class);
        origins.forEach(some -> some.forEach(one -> sources.add(one.source())));
        return sources;
    }
}
