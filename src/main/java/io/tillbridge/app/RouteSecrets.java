package io.tillbridge.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that routes name: one file each in the folder {@code routes.secrets}. Prints none of them. */
final class RouteSecrets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private final Path folder;

    RouteSecrets(Path folder) {
        this.folder = folder;
    }

    /** The names that have a file; none when there is no folder. */
    Set<String> names() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** The text of a secret without the end of its last line. */
    Optional<String> find(String name) {
        Path file = folder.resolve(name);
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).replaceFirst("[\\r\\n]+$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + name + " cannot be read from " + file, e);
        }
    }
}
