package io.tillbridge.product.listing;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a connection's settings say about its product sync.
 *
 * @param createUnknown listings whose codes no product has become products
 * @param syncFields names of {@link SyncField}
 * @param keepBlank what is blank in the shop leaves the product's field alone; else it is made blank
 * @param language of the shop's texts, two letters of ISO 639-1
 * @param force the limits are lifted
 */
public record SyncRules(
        MatchBy matchBy,
        SkuField skuField,
        boolean createUnknown,
        Set<String> syncFields,
        boolean keepBlank,
        String language,
        Limits limits,
        boolean force) {

    /** @throws IllegalArgumentException an unknown field, or no language of two letters */
    public SyncRules {
        syncFields = Set.copyOf(syncFields);
        syncFields.forEach(SyncField::of);
        if (language == null || !language.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("The language is two small letters; found '" + language + "'.");
        }
    }

    /** In a fixed order. */
    Set<SyncField> fields() {
        return syncFields.stream().map(SyncField::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * From where on a product sync takes what it sees for a fault of the shop rather than for work.
     *
     * @param maxGonePercent of the known listings that may vanish at once
     * @param maxBlankPercent of a field's filled values that may be made blank at once
     * @param atLeast fewer vanished listings or blanked values never count as a fault
     */
    public record Limits(int maxGonePercent, int maxBlankPercent, int atLeast) {
        public static Limits usual() {
            return new Limits(50, 20, 10);
        }
    }
}
