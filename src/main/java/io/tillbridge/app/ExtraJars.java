package io.tillbridge.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars that a site put into {@code lib/}; the launcher has them on the class path behind those of the hub. */
final class ExtraJars {
    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component/";

    private final Path folder;

    ExtraJars(Path folder) {
        this.folder = folder;
    }

    /** Why there is no component of a scheme; empty when there is one. */
    Optional<String> missing(String scheme) {
        if (ExtraJars.class.getClassLoader().getResource(COMPONENTS + scheme) != null) {
            return Optional.empty();
        }
        for (Path jar : jars()) {
            try (JarFile entries = new JarFile(jar.toFile())) {
                if (entries.getEntry(COMPONENTS + scheme) != null) {
                    return Optional.of("it in lib/" + jar.getFileName() + ", which came after the hub started");
                }
            } catch (IOException e) {
                return Optional.of(
                        "lib/" + jar.getFileName() + " to be no jar that can be read (" + e.getMessage() + ")");
            }
        }
        return Optional.of("no jar with it in " + folder);
    }

    private List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
