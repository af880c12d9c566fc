package io.tillbridge.remotefiles;

import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.SftpCatalog;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which of the files below a connection's path are catalogs. In the names {@code *} is any text and {@code ?} one
 * character; capitals count as small letters.
 *
 * @param include names of files to take
 * @param ignore names to pass over in any case; one that ends in {@code /} names folders
 * @param depth how many folders deep to look; 0 is the folder itself
 * @param linkedFiles whether a symbolic link to a file counts as that file
 */
public record FileSelection(List<String> include, List<String> ignore, int depth, boolean linkedFiles) {
    /** Folders that lie deeper are never looked into. */
    public static final int DEEPEST = 16;

    private static final List<String> ALL = List.of("*");

    public FileSelection {
        include = small(include);
        ignore = small(ignore);
        checked(depth);
    }

    FileSelection(List<String> ignore, boolean linkedFiles) {
        this(ALL, ignore, DEEPEST, linkedFiles);
    }

    public static FileSelection of(CatalogFileSettings settings) {
        return new FileSelection(settings.ignore(), settings.linkedFiles());
    }

    /**
     * A narrower one: what this one passes over stays passed over.
     *
     * @param names of files to take; none means all
     * @param more names to pass over beside those there are
     */
    public FileSelection narrowed(List<String> names, List<String> more, int deepest) {
        List<String> both = Stream.concat(ignore.stream(), more.stream()).toList();
        int shallower = Math.min(depth, checked(deepest));
        return new FileSelection(names.isEmpty() ? include : names, both, shallower, linkedFiles);
    }

    private static int checked(int depth) {
        if (depth < 0 || depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "The depth: expected a number from 0 to " + DEEPEST + ", found " + depth + ".");
        }
        return depth;
    }

    private static List<String> small(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** What holds where the connection says nothing. */
    static FileSelection standard() {
        return new FileSelection(SftpCatalog.IGNORED, false);
    }

    boolean includes(String name) {
        return include.stream().anyMatch(pattern -> matches(pattern, name.toLowerCase(Locale.ROOT)));
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
