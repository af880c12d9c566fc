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
        SyncLimits limits,
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
}
