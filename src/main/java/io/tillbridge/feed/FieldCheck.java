package io.tillbridge.feed;

import com.google.re2j.Pattern;
import io.tillbridge.feed.FeedFinding.Blocks;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedFormat;
import io.tillbridge.feed.definition.FeedPattern;
import io.tillbridge.feed.definition.FieldLimits;
import io.tillbridge.feed.definition.FieldType;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the value of a field and holds it against the field's limits. */
final class FieldCheck {
    private final FeedField field;
    private final FieldText text;
    private final Pattern pattern;
    private final Set<String> words;
    private final CharsetEncoder encoder;
    private final String separator;

    /** @param currency of the feed */
    FieldCheck(FeedField field, FeedFormat format, String currency) {
        this.field = field;
        this.text = new FieldText(field, format, currency);
        FieldLimits limits = field.limits();
        this.pattern = limits.pattern() == null ? null : FeedPattern.of(limits.pattern());
        this.words = Set.copyOf(limits.words());
        Charset charset = Charset.forName(format.encoding());
        this.encoder = charset.equals(StandardCharsets.UTF_8) ? null : charset.newEncoder();
        this.separator = format.xml() == null ? field.look().separator() : null;
    }

    /** @return a text, a list of texts for several values in XML, or null when it is blank */
    Object of(Object value, ItemFindings findings) {
        if (ValueText.isBlank(value)) {
            return null;
        }
        return field.type() == FieldType.URLS ? several(value, findings) : one(value, findings);
    }

    private Object several(Object value, ItemFindings findings) {
        List<String> written = new ArrayList<>();
        List<?> all = value instanceof List<?> list
                ? list
                : List.of(ValueText.of(value).strip().split("\\s+", -1));
        Integer most = field.limits().maxValues();
        for (Object each : all) {
            if (most != null && written.size() == most) {
                findings.add(
                        field.name(),
                        all.size() + "",
                        "max-values",
                        FeedFindingCode.FEED_TOO_MANY,
                        "Expected at most " + most + " values, found " + all.size() + "; the first ones are written.",
                        "Nothing has to be done.",
                        Blocks.NONE);
                break;
            }
            String address = one(each, findings);
            if (address != null) {
                written.add(address);
            }
        }
        if (written.isEmpty()) {
            return null;
        }
        return separator == null ? written : String.join(separator, written);
    }

    private String one(Object value, ItemFindings findings) {
        String written = text.of(value, findings);
        return written == null ? null : encodable(limited(written, findings), findings);
    }

    private String limited(String written, ItemFindings findings) {
        FieldLimits limits = field.limits();
        if (!words.isEmpty() && !words.contains(written)) {
            return refused(
                    written,
                    "words",
                    FeedFindingCode.FEED_WORD,
                    "one of " + String.join(", ", limits.words()),
                    "Map the value by a rule.",
                    findings);
        }
        if (pattern != null && !pattern.matches(written)) {
            return refused(
                    written,
                    "pattern",
                    FeedFindingCode.FEED_PATTERN,
                    "the form " + limits.pattern(),
                    "Correct the value at its source, or by a rule.",
                    findings);
        }
        Integer most = limits.maxLength();
        if (most == null || written.length() <= most || written.codePointCount(0, written.length()) <= most) {
            return written;
        }
        int length = written.codePointCount(0, written.length());
        if (!limits.cut()) {
            return refused(
                    written,
                    "max-length",
                    FeedFindingCode.FEED_TOO_LONG,
                    "at most " + most + " characters",
                    "Shorten the text: it has " + length + " characters.",
                    findings);
        }
        findings.add(
                field.name(),
                written,
                "max-length",
                FeedFindingCode.FEED_TOO_LONG,
                "Expected at most " + most + " characters, found " + length + "; the text is cut.",
                "Shorten the text.",
                Blocks.NONE);
        return cut(written, most);
    }

    /** At the last blank, when that does not take more than half of it. */
    private static String cut(String text, int most) {
        String part = text.substring(0, text.offsetByCodePoints(0, most));
        int blank = Math.max(part.lastIndexOf(' '), part.lastIndexOf('\n'));
        boolean inWord = !Character.isWhitespace(text.charAt(part.length()));
        return (inWord && blank * 2 >= part.length() ? part.substring(0, blank) : part).strip();
    }

    private String encodable(String written, ItemFindings findings) {
        if (written == null || encoder == null || encoder.canEncode(written)) {
            return written;
        }
        StringBuilder encodable = new StringBuilder();
        written.codePoints().forEach(c -> {
            String letter = Character.toString(c);
            encodable.append(encoder.canEncode(letter) ? letter : "?");
        });
        findings.add(
                field.name(),
                written,
                "encoding",
                FeedFindingCode.FEED_ENCODING,
                "Expected letters of " + encoder.charset() + ", found others; they are written as question marks.",
                "Choose encoding UTF-8 if the destination takes it.",
                Blocks.NONE);
        return encodable.toString();
    }

    private String refused(
            String value, String rule, FeedFindingCode code, String expected, String hint, ItemFindings findings) {
        findings.add(
                field.name(),
                value,
                rule,
                code,
                "Expected " + expected + ", found \"" + ItemFindings.cut(value) + "\".",
                hint,
                Blocks.VALUE);
        return null;
    }
}
