package io.tillbridge.feed.definition;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a destination takes as a value.
 *
 * @param maxLength in code points; null: no limit
 * @param cut whether a longer text is cut at a word, with a finding; otherwise the value is refused
 * @param pattern of RE2's kind that the whole value matches; null: none
 * @param words the only values; empty: any
 * @param least smallest number, or null
 * @param most largest number, or null
 * @param maxValues of a field with several; null: no limit
 */
public record FieldLimits(
        Integer maxLength,
        boolean cut,
        String pattern,
        List<String> words,
        BigDecimal least,
        BigDecimal most,
        Integer maxValues) {}
