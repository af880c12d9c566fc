package io.tillbridge.catalog.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many products an upload changed in each way. {@link ChangeKind#GONE} counts those that its whole delivery lacks.
 *
 * @param counts of every kind
 */
public record UploadChanges(Map<ChangeKind, Long> counts) {
    public UploadChanges {
        Map<ChangeKind, Long> all = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            all.put(kind, counts.getOrDefault(kind, 0L));
        }
        counts = Map.copyOf(all);
    }

    public long of(ChangeKind kind) {
        return counts.get(kind);
    }

    /** Whether each changed product is listed; no kind has more than are kept. */
    public boolean complete() {
        return counts.values().stream().allMatch(count -> count <= ChangeRoom.MOST);
    }

    /** The created and updated rows of a summary by kind; what no price and no return explains is another field. */
    static UploadChanges of(Summary summary, long up, long down, long back, long gone) {
        Map<ChangeKind, Long> counts = new EnumMap<>(ChangeKind.class);
        counts.put(ChangeKind.ADDED, summary.created());
        counts.put(ChangeKind.PRICE_UP, up);
        counts.put(ChangeKind.PRICE_DOWN, down);
        counts.put(ChangeKind.BACK, back);
        counts.put(ChangeKind.GONE, gone);
        counts.put(ChangeKind.CHANGED, Math.max(0, summary.updated() - up - down - back));
        return new UploadChanges(counts);
    }

    /** As it stands in the database: {@code added=3 price-up=2 …}. */
    String text() {
        return new EnumMap<>(counts)
                .entrySet().stream()
                        .map(count -> count.getKey().text() + "=" + count.getValue())
                        .collect(Collectors.joining(" "));
    }

    static UploadChanges read(String text) {
        if (text == null) {
            return null;
        }
        Map<ChangeKind, Long> counts = new EnumMap<>(ChangeKind.class);
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            counts.put(ChangeKind.of(pair.substring(0, equals)), Long.valueOf(pair.substring(equals + 1)));
        }
        return new UploadChanges(counts);
    }
}
