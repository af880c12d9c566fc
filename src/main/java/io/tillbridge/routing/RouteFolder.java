package io.tillbridge.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The routes folder as it lies on disk. */
final class RouteFolder {
    private static final long LARGEST = 4L * YamlGuard.MOST_CHARACTERS;
    private static final int DEEPEST = 8;
    /** What Camel itself loads as routes; a hidden file is an editor's own. */
    private static final Pattern LOOKS_LIKE_ONE =
            Pattern.compile("[^.].*\\.(yaml|yml|camel\\.json|xml|java|groovy|kts|js)");

    private final Path root;

    RouteFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Reads all route files and kamelets, and files that would be one with another name; linked folders are not
     * followed.
     *
     * @return path below the folder, with slashes → text; a file too large to read has as much text as the lint refuses
     * @throws IOException when the folder or a file in it cannot be read now
     */
    Map<String, String> read() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root, DEEPEST)) {
            for (Path file : all.filter(RouteFolder::isRouteFile).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                boolean large = Files.size(file) > LARGEST;
                texts.put(path, large ? " ".repeat(YamlGuard.MOST_CHARACTERS + 1) : text(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        // Bytes that are no UTF-8 become U+FFFD here, which the lint refuses.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Files that an engineer may take for a route file: the lint names those that have no place here. */
    private static boolean isRouteFile(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return LOOKS_LIKE_ONE.matcher(name).matches() && !name.endsWith(TrialCase.SUFFIX) && Files.isRegularFile(file);
    }
}
