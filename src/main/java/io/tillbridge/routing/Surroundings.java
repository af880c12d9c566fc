package io.tillbridge.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What route files may lean on.
 *
 * @param beans the beans a route may name, with their classes
 * @param keys the catalogue of keys, each with the value in force (defaults filled in, never null)
 * @param javaRoutes ids of the routes written in Java; a {@code direct} step may call them by that name
 */
public record Surroundings(Map<String, Class<?>> beans, Map<String, String> keys, Set<String> javaRoutes) {

    public Surroundings {
        beans = Map.copyOf(beans);
        keys = Map.copyOf(keys);
        javaRoutes = Set.copyOf(javaRoutes);
    }

    /** The names that {@code wrong} may have been meant to be: a sentence, never empty. */
    static String nearest(String wrong, Set<String> known) {
        String best = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String name : new TreeSet<>(known)) {
            int distance = distance(wrong, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best == null ? "" : " Did you mean '" + best + "'?";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
