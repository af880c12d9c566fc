package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.shell.HubOperations.NamedSecret;
import io.tillbridge.connection.SealedRouteSecrets;
import io.tillbridge.document.FileText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that routes name: a file of the folder {@code routes.secrets}, else sealed in the database. A file wins, as
 * whoever mounts one expects. Prints none of them.
 */
final class RouteSecrets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 64 * 1024;

    private final Path folder;
    private final SealedRouteSecrets sealed;

    /** @param sealed those of the database */
    RouteSecrets(Path folder, SealedRouteSecrets sealed) {
        this.folder = folder;
        this.sealed = sealed;
    }

    /** The names that have a file; none when there is no folder. */
    static Set<String> inFiles(Configuration configuration) {
        return inFiles(configuration.folder("routes.secrets"));
    }

    private static Set<String> inFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(RouteSecrets::isName)
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    boolean hasFile(String name) {
        return isName(name) && Files.isRegularFile(folder.resolve(name));
    }

    boolean isThere(String name) {
        return isName(name) && (hasFile(name) || sealed.isThere(name));
    }

    /** The names of those in the database. */
    Set<String> sealedNames() {
        return sealed.list().keySet();
    }

    /** All of them, by name. */
    List<NamedSecret> list() {
        Map<String, NamedSecret> all = new TreeMap<>();
        sealed.list().forEach((name, since) -> all.put(name, new NamedSecret(name, since, false)));
        inFiles(folder)
                .forEach(name -> all.put(
                        name,
                        new NamedSecret(
                                name, all.containsKey(name) ? all.get(name).since() : null, true)));
        return List.copyOf(all.values());
    }

    /** The text of a secret; that of a file without the end of its last line. */
    Optional<String> find(String name) {
        if (!hasFile(name)) {
            return isName(name) ? sealed.find(name) : Optional.empty();
        }
        Path file = folder.resolve(name);
        try {
            return Optional.of(FileText.read(file, LONGEST).replaceFirst("[\\r\\n]+$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + name + " cannot be read from " + file, e);
        }
    }

    void set(String name, String value) {
        sealed.set(name, value);
    }

    boolean remove(String name) {
        return sealed.remove(name);
    }
}
