package io.tillbridge.catalog.file;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the text another system writes into the canonical one. A cell that is not of the form the rule is for stays as
 * it is, and a cell that was turned stays when it is turned again.
 */
interface ValueRule {
    String apply(String cell);

    /** {@code 12.50 EUR}, {@code EUR 12.50} and {@code €12.50} → {@code 12.50}; {@code $1,234.50} → {@code 1234.50}. */
    static ValueRule stripCurrency() {
        String number = "([0-9.]+|[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{2})";
        Pattern price = Pattern.compile(
                "(?:[A-Z]{3}\\s+|\\p{Sc}\\h*)?" + number + "|" + number + "(?:\\s+[A-Z]{3}|\\h*\\p{Sc})");
        return cell -> {
            Matcher matcher = price.matcher(cell.strip());
            if (!matcher.matches()) {
                return cell;
            }
            return (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).replace(",", "");
        };
    }

    /** {@code '4006381333931} → {@code 4006381333931}: so exports keep a spreadsheet from seeing a number. */
    static ValueRule stripApostrophe() {
        return cell -> {
            String text = cell.strip();
            boolean marked = text.length() > 1 && text.charAt(0) == '\'' && text.charAt(1) != '\'';
            return marked ? text.substring(1) : cell;
        };
    }

    /** {@code 120} → {@code 120 g}. */
    static ValueRule unit(String unit) {
        Pattern number = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
        return cell -> number.matcher(cell.strip()).matches() ? cell.strip() + " " + unit : cell;
    }

    /** Word for word, in any case. */
    static ValueRule words(Map<String, String> words) {
        return cell -> words.getOrDefault(folded(cell), cell);
    }

    /** {@code a, b} → {@code a b}. */
    static ValueRule list(String separator) {
        Pattern between = Pattern.compile("\\s*" + Pattern.quote(separator) + "\\s*");
        return cell -> between.matcher(cell).replaceAll(" ");
    }

    /** How words are compared: without case and surrounding blanks. */
    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
