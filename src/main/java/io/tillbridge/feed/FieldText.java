package io.tillbridge.feed;

import io.tillbridge.feed.FeedFinding.Blocks;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedFormat;
import io.tillbridge.feed.definition.FieldLook;
import io.tillbridge.feed.definition.FieldType;
import io.tillbridge.product.GtinKind;
import io.tillbridge.product.GtinReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/** Writes one value of a field by its type; what is no value of the type is a finding and blank. */
final class FieldText {
    private static final Set<String> YES = Set.of("true", "yes", "ja", "1", "oui");
    private static final Set<String> NO = Set.of("false", "no", "nee", "nein", "0", "non");

    private final FeedField field;
    private final char decimalMark;
    private final boolean lines;
    private final String currency;

    FieldText(FeedField field, FeedFormat format, String currency) {
        this.field = field;
        this.decimalMark = format.decimalMark();
        this.lines = field.type() == FieldType.LONG_TEXT && format.kind() != FeedFormat.Kind.TSV;
        this.currency = currency;
    }

    /** @return null when it is blank */
    String of(Object value, ItemFindings findings) {
        return switch (field.type()) {
            case TEXT -> clean(ValueText.of(value), findings);
            case LONG_TEXT -> clean(HtmlText.of(ValueText.of(value)), findings);
            case INTEGER, DECIMAL, MONEY -> number(value, findings);
            case PERCENT -> percent(value, findings);
            case BOOLEAN -> truth(ValueText.of(value), findings);
            case URL, URLS -> address(ValueText.of(value), findings);
            case GTIN -> gtin(ValueText.of(value), findings);
            case VINTAGE -> vintage(ValueText.of(value), findings);
            case VOLUME -> volume(ValueText.of(value), findings);
        };
    }

    private String clean(String text, ItemFindings findings) {
        CleanText.Cleaned clean = CleanText.of(text, lines);
        if (clean.removed()) {
            findings.add(
                    field.name(),
                    clean.text(),
                    "type",
                    FeedFindingCode.FEED_CONTROL,
                    "Expected letters that can stand in a file, found control characters; written without them.",
                    "Take the characters out where the text is kept.",
                    Blocks.NONE);
        }
        return clean.text().isEmpty() ? null : clean.text();
    }

    private String refused(String value, FeedFindingCode code, String expected, String hint, ItemFindings findings) {
        findings.add(
                field.name(),
                value,
                "type",
                code,
                "Expected " + expected + ", found \"" + ItemFindings.cut(value) + "\".",
                hint,
                Blocks.VALUE);
        return null;
    }

    private String percent(Object value, ItemFindings findings) {
        String text = ValueText.of(value).strip();
        Object bare = text.endsWith("%") ? text.substring(0, text.length() - 1) : value;
        String number = number(bare, findings);
        return number == null ? null : number + "%";
    }

    private String number(Object value, ItemFindings findings) {
        BigDecimal number = ValueText.number(value);
        if (number == null) {
            return refused(
                    ValueText.of(value),
                    FeedFindingCode.FEED_NUMBER,
                    "a number",
                    "Correct the value at its source, or map it by a rule.",
                    findings);
        }
        BigDecimal least = field.limits().least();
        BigDecimal most = field.limits().most();
        if (least != null && number.compareTo(least) < 0 || most != null && number.compareTo(most) > 0) {
            String range = (least == null ? "" : " of at least " + least.toPlainString())
                    + (most == null ? "" : " and at most " + most.toPlainString());
            return refused(
                    number.toPlainString(),
                    FeedFindingCode.FEED_RANGE,
                    "a number" + range,
                    "Correct the value at its source.",
                    findings);
        }
        String text = decimal(number);
        return field.type() == FieldType.MONEY && field.look().currency() ? text + " " + currency : text;
    }

    private String decimal(BigDecimal number) {
        FieldLook look = field.look();
        if (field.type() == FieldType.INTEGER) {
            return number.setScale(0, RoundingMode.FLOOR).toPlainString();
        }
        String text = look.decimals() == null
                ? ValueText.of(number)
                : number.setScale(look.decimals(), RoundingMode.HALF_UP).toPlainString();
        return decimalMark == '.' ? text : text.replace('.', decimalMark);
    }

    private String truth(String text, ItemFindings findings) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return field.look().yes();
        }
        return NO.contains(word)
                ? field.look().no()
                : refused(
                        text,
                        FeedFindingCode.FEED_WORD,
                        "true or false",
                        "Correct the value at its source, or map it by a rule.",
                        findings);
    }

    private String address(String text, ItemFindings findings) {
        String address = HttpAddress.of(text);
        return address != null
                ? address
                : refused(
                        text,
                        FeedFindingCode.FEED_URL,
                        "an absolute http or https address",
                        "Write the whole address, such as https://shop.example/red.html.",
                        findings);
    }

    private String gtin(String text, ItemFindings findings) {
        GtinReading reading = GtinReading.of(GtinKind.GTIN, text);
        if (reading.canonical() == 0) {
            return refused(
                    text,
                    FeedFindingCode.FEED_GTIN,
                    "a GTIN of 8, 12, 13 or 14 digits that GS1 gave out for trade",
                    "Correct the number, or leave it blank when the product has none.",
                    findings);
        }
        int digits = reading.digits() == 11 ? 12 : reading.digits();
        String canonical = String.format(Locale.ROOT, "%014d", reading.canonical());
        boolean shortened = !canonical.startsWith("000000") && digits == 8;
        return canonical.substring(14 - (shortened ? 12 : digits));
    }

    private String vintage(String text, ItemFindings findings) {
        return WineVintage.of(text)
                .orElseGet(() -> refused(
                        text,
                        FeedFindingCode.WINE_VINTAGE,
                        "a year such as 2019, or NV",
                        "Correct the attribute of the product.",
                        findings));
    }

    private String volume(String text, ItemFindings findings) {
        FieldLook look = field.look();
        return BottleVolume.in(text)
                .map(volume -> volume.text(look.unit(), look.decimals()).replace('.', decimalMark))
                .orElseGet(() -> refused(
                        text,
                        FeedFindingCode.WINE_SIZE,
                        "a volume with its unit, such as 750 ml",
                        "Write number and unit into the attribute of the product.",
                        findings));
    }
}
