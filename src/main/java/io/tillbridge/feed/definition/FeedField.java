package io.tillbridge.feed.definition;

import java.util.List;
import java.util.Map;

/**
 * A field of a feed.
 *
 * @param name in rules and findings; the column's header, too
 * @param sources paths of what it is filled from, such as {@code product.name}: the first that is not blank; empty: only
 *     rules fill it
 * @param path below the item's element in XML, the last part may be {@code @name} of an attribute
 * @param attributes of its element in XML, as they stand
 * @param type how the value is read and written
 * @param required whether an item without a value is left out
 * @param requiredWhen condition under which it is required; null: none
 * @param oneOf fields of which at least one must have a value, this one among them; empty: no such rule
 * @param limits of the value
 * @param look how the value is written
 * @param line in the file
 */
public record FeedField(
        String name,
        List<String> sources,
        List<String> path,
        Map<String, String> attributes,
        FieldType type,
        boolean required,
        FeedCondition requiredWhen,
        List<String> oneOf,
        FieldLimits limits,
        FieldLook look,
        int line) {}
