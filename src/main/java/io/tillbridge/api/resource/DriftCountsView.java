package io.tillbridge.api.resource;

import io.tillbridge.product.listing.DriftCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How much shop and hub differ, by kind and age. */
record DriftCountsView(long compared, long differing, List<Kind> kinds) {
    static DriftCountsView of(DriftCounts counts) {
        return new DriftCountsView(
                counts.compared(),
                counts.differing(),
                counts.kinds().stream().map(Kind::of).toList());
    }

    record Kind(String kind, long count, Instant oldestSince, List<Aged> ages) {
        static Kind of(DriftCounts.Kind kind) {
            return new Kind(
                    kind.what().text(),
                    kind.count(),
                    kind.oldest(),
                    Arrays.stream(DriftCounts.Age.values())
                            .map(age -> new Aged(age.text(), kind.ages().get(age)))
                            .toList());
        }
    }

    record Aged(String age, long count) {}
}
