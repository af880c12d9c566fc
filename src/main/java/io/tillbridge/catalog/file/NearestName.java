package io.tillbridge.catalog.file;

import java.util.Collection;

/** The name a misspelt one was probably meant to be. */
final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The nearest of the names, or "" when none is near: more than a third of its letters, and more than
     * two, differ, and neither holds the other. */
    static String to(String text, Collection<String> names) {
        String folded = letters(text);
        String nearest = "";
        int best = Math.max(2, folded.length() / 3) + 1;
        for (String name : names) {
            String other = letters(name);
            int distance = holds(folded, other) ? 2 : distance(folded, other, best);
            if (distance < best && distance < Math.min(folded.length(), other.length())) {
                best = distance;
                nearest = name;
            }
        }
        return nearest;
    }

    /** {@code lang} and {@code language}, {@code cost} and {@code defaultCost}. */
    private static boolean holds(String left, String right) {
        return Math.min(left.length(), right.length()) > 2 && (left.contains(right) || right.contains(left));
    }

    /** {@code Vendor_SKU} is as near to {@code vendorSku} as can be. */
    private static String letters(String text) {
        String folded = ValueRule.folded(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return folded.replaceAll("[\\s_.-]", "");
    }

    /** Levenshtein; gives up at the bound. */
    private static int distance(String left, String right, int bound) {
        if (Math.abs(left.length() - right.length()) >= bound) {
            return bound;
        }
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least >= bound) {
                return bound;
            }
        }
        return row[right.length()];
    }
}
