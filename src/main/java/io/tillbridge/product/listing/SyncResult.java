package io.tillbridge.product.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a product sync did, or, of a dry run, would do.
 *
 * @param decided how many listings for each decision; all but {@link SyncDecision#GONE} are the variants of the walk
 * @param returned of the kept ones, those that had been gone
 * @param differing listings whose codes differ from those they were linked by
 * @param stockChanged listings whose stock the shop has changed by itself
 * @param duplicates listings that share their product with another one of this shop
 * @param fields how many products changed in each field
 * @param examples the first 100 of each decision but {@link SyncDecision#KEPT}
 * @param changes of the first 100 changed products
 * @param told what a person must know: fields left alone, for instance
 * @param stockChanges the first 20 of the numbers the shop has changed
 * @param refusal why it would be refused, in a dry run; else null
 */
public record SyncResult(
        Map<SyncDecision, Long> decided,
        long returned,
        long differing,
        long stockChanged,
        long duplicates,
        Map<SyncField, Long> fields,
        List<Example> examples,
        List<Change> changes,
        List<String> told,
        List<String> stockChanges,
        String refusal) {

    public long of(SyncDecision decision) {
        return decided.getOrDefault(decision, 0L);
    }

    /** For a run: {@code linked}, {@code created} … {@code gone}, {@code returned}, {@code codeDifferences},
     * {@code stockChanged}, {@code duplicates}, {@code field.name} … */
    public Map<String, Long> counters() {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (SyncDecision decision : SyncDecision.values()) {
            counters.put(decision.text(), of(decision));
        }
        counters.put("returned", returned);
        counters.put("codeDifferences", differing);
        counters.put("stockChanged", stockChanged);
        counters.put("duplicates", duplicates);
        fields.forEach((field, changed) -> counters.put("field." + field.text(), changed));
        return counters;

}

    /**
     * A product's field that takes the shop's value.
     *
     * @param before null: blank; long texts are cut; the same for {@code after}
     */
    public record Change(long productId, String remoteId, SyncField field, String before, String after) {}

    /**
     * One of the first listings with a decision.
     *
     * @param productId null when there is none, or none yet
     */
    public record Example(SyncDecision decision, String remoteId, String title, Long productId, String explanation) {}
}
