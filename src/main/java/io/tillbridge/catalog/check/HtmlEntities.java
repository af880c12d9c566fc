package io.tillbridge.catalog.check;

import java.util.regex.Pattern;
import org.apache.commons.text.translate.AggregateTranslator;
import org.apache.commons.text.translate.CharSequenceTranslator;
import org.apache.commons.text.translate.EntityArrays;
import org.apache.commons.text.translate.LookupTranslator;
import org.apache.commons.text.translate.NumericEntityUnescaper;

/** Resolves the HTML entities that export programs leave in plain text. */
final class HtmlEntities {
    private static final CharSequenceTranslator TRANSLATOR = new AggregateTranslator(
            new LookupTranslator(EntityArrays.BASIC_UNESCAPE),
            new LookupTranslator(EntityArrays.APOS_UNESCAPE),
            new LookupTranslator(EntityArrays.ISO8859_1_UNESCAPE),
            new LookupTranslator(EntityArrays.HTML40_EXTENDED_UNESCAPE),
            new NumericEntityUnescaper(NumericEntityUnescaper.OPTION.semiColonRequired));
    private static final Pattern MARKUP = Pattern.compile("</?[A-Za-z][^<>]*>");

    private HtmlEntities() {}

    /** The text with its entities resolved, once; the same text when it has none, or when it is HTML. */
    static String resolved(String text) {
        if (text.indexOf('&') < 0
                || text.indexOf(';') < 0
                || MARKUP.matcher(text).find()) {
            return text;
        }
        try {
            return TRANSLATOR.translate(text);
        } catch (IllegalArgumentException beyondUnicode) {
            return text;
        }
    }
}
