package io.tillbridge.remotefiles;

import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.connection.SftpCatalogSettings;
import java.util.List;
import java.util.Locale;

/**
 * Which of the files below a connection's path are catalogs.
 *
 * @param ignore names to pass over in any case: {@code *} is any text, {@code ?} one character; one that ends in
 *     {@code /} names folders
 * @param linkedFiles whether a symbolic link to a file counts as that file
 */
public record FileSelection(List<String> ignore, boolean linkedFiles) {
    public FileSelection {
        ignore = ignore.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    public static FileSelection of(SftpCatalogSettings settings) {
        return new FileSelection(settings.ignore(), settings.symlinks().equals(SftpCatalog.LINKED_FILES));
    }

    /** What holds where the connection says nothing. */
    static FileSelection standard() {
        return new FileSelection(SftpCatalog.IGNORED, false);
    }

    boolean ignoresFile(String name) {
        return ignores(name.toLowerCase(Locale.ROOT), false);
    }

    boolean ignoresFolder(String name) {
        return ignores(name.toLowerCase(Locale.ROOT) + "/", true);
    }

    private boolean ignores(String name, boolean folder) {
        return ignore.stream()
                .filter(pattern -> pattern.endsWith("/") == folder)
                .anyMatch(pattern -> matches(pattern, name));
    }

    /** In time proportional to both lengths whatever the pattern: each star takes as little as it can. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
