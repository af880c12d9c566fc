package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The launcher in a folder laid out as the container's: a jar made of the compiled classes, no sources. */
final class InstalledHub {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private final Path temp;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();

    private InstalledHub(Path temp, Path home) {
        this.temp = temp;
        this.home = home;
    }

    /** In a folder below {@code temp}, with a space and a quote in its name. */
    static InstalledHub below(Path temp, String... withoutJars) throws IOException {
        Path home = Files.createDirectories(temp.resolve("a hub's folder"));
        Files.copy(PROJECT.resolve("tillbridge"), home.resolve("tillbridge"));
        assertThat(home.resolve("tillbridge").toFile().setExecutable(true)).isTrue();
        copy(PROJECT.resolve("config"), home.resolve("config"));
        copy(PROJECT.resolve("routes"), home.resolve("routes"));
        PackedHub.jar(home.resolve("tillbridge.jar"), withoutJars);
        return new InstalledHub(temp, home);
    }

    Path home() {
        return home;
    }

    Path launcher() {
        return home.resolve("tillbridge");
    }

    /** For every start from now on. */
    void environment(String name, String value) {
        environment.put(name, value);
    }

    /** What a start says beside its output. */
    Path err() {
        return temp.resolve("err");
    }

    Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(temp.toFile()).redirectError(err().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TILLBRIDGE_"));
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
