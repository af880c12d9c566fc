package io.tillbridge.catalog.file;

import java.util.Locale;

/** How names of columns are compared. */
final class HeaderName {
    private HeaderName() {}

    /** Without case, blanks of any kind, letters nobody sees, {@code _} and {@code -}. */
    static String folded(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && !isBlank(c)) {
                kept.append(c);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
