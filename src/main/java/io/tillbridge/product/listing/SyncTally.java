package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what is decided, keeps the first examples, and notes which listing speaks for each product. */
final class SyncTally {
    static final int EXAMPLES = 100;
    private static final int SURPRISES = 20;

    private static final Comparator<Source> ORDER = Comparator.comparing(Source::maker)
            .reversed()
            .thenComparingInt(source -> source.remoteId().length())
            .thenComparing(Source::remoteId);

    private final Map<SyncDecision, Long> decided = new EnumMap<>(SyncDecision.class);
    private final Map<SyncDecision, List<SyncResult.Example>> examples = new EnumMap<>(SyncDecision.class);
    private final Map<Long, Integer> listingsOfProduct = new HashMap<>();
    private final Map<Long, Source> sources = new HashMap<>();
    private long returned;
    private long differing;
    private long surprising;
    private final List<String> surprises = new ArrayList<>();

    /** @param ofThisSync whether its product is made by this sync: nothing of it has to be kept up to date yet */
    void add(VariantOutcome outcome, boolean ofThisSync) {
        decided.merge(outcome.decision(), 1L, Long::sum);
        if (outcome.decision() != SyncDecision.KEPT) {
            List<SyncResult.Example> first = examples.computeIfAbsent(outcome.decision(), decision -> new ArrayList<>());
            if (first.size() < EXAMPLES) {
                first.add(outcome.example());
            }
        }
        returned += outcome.returned() ? 1 : 0;
        differing += outcome.after().codeDifference() == null ? 0 : 1;
        Long product = outcome.after().productId();
        if (product != null) {
            listingsOfProduct.merge(product, 1, Integer::sum);
            if (!ofThisSync) {
                sources.merge(product, Source.of(outcome), Source::before);
            }
        }
    }

    void gone(long count, List<SyncResult.Example> first) {
        decided.put(SyncDecision.GONE, count);
        examples.put(SyncDecision.GONE, first);
    }

    int roomForSurprises() {
        return SURPRISES - surprises.size();
    }

    void surprises(ListingRows.Surprises seen) {
        surprising += seen.count();
        surprises.addAll(seen.texts());
    }

    Map<Long, String> sources() {
        Map<Long, String> remoteIds = new HashMap<>(sources.size() * 2);
        sources.forEach((product, source) -> remoteIds.put(product, source.remoteId()));
        return remoteIds;
    }

    SyncResult result(FieldSync fields, List<SyncResult.Change> changes, String refusal) {
        long duplicates = listingsOfProduct.values().stream()
                .filter(listings -> listings > 1)
                .mapToLong(Integer::longValue)
                .sum();
        List<SyncResult.Example> all = examples.values().stream().flatMap(List::stream).toList();
        return new SyncResult(
                Map.copyOf(decided),
                returned,
                differing,
                surprising,
                duplicates,
                fields.changed(),
                all,
                changes,
                fields.told(),
                surprises,
                refusal);
    }

    private record Source(String remoteId, boolean maker) {
        static Source of(VariantOutcome outcome) {
            return new Source(outcome.row().remoteId(), outcome.after().decidedBy() == DecidedBy.CREATED);
        }

        /** The listing the product was made from, else the older one: shops count, so the smaller id. */
        static Source before(Source one, Source other) {
            return ORDER.compare(one, other) <= 0 ? one : other;
        }
    }
}
