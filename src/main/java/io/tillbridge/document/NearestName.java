package io.tillbridge.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name somebody most likely meant. */
public final class NearestName {
    private static final int LONGEST = 64;
    private static final int LEAST_PART = 3;

    private NearestName() {}

    /**
     * The nearest of the known names, the first of equally near ones; case, blanks and dividers count for nothing.
     *
     * @return empty when none is near: more than a third of the wrong name's letters, and more than two, differ
     */
    public static Optional<String> to(String wrong, Collection<String> known) {
        String wanted = letters(wrong);
        int best = Math.max(2, wanted.length() / 3) + 1;
        String nearest = null;
        for (String name : known) {
            String other = letters(name);
            int distance = Math.min(distance(wanted, other), holds(wanted, other) ? 2 : best);
            if (distance < best && distance < Math.min(wanted.length(), other.length())) {
                best = distance;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code lang} and {@code language}, {@code cost} and {@code defaultCost}. */
    private static boolean holds(String left, String right) {
        return Math.min(left.length(), right.length()) >= LEAST_PART && (left.contains(right) || right.contains(left));
    }

    /** {@code Vendor_SKU} is as near to {@code vendorSku} as can be. */
    private static String letters(String name) {
        String start = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return start.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }

    /** Letters to add, drop or change, two swapped neighbours counting as one (optimal string alignment). */
    private static int distance(String wanted, String other) {
        int[][] cost = new int[wanted.length() + 1][other.length() + 1];
        for (int i = 0; i <= wanted.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int changed = cost[i - 1][j - 1] + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && wanted.charAt(i - 1) == other.charAt(j - 2)
                        && wanted.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[wanted.length()][other.length()];
    }
}
