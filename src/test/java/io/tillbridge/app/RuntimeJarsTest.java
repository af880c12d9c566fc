package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the hub runs with is listed: a library that comes in by another one, and a Camel component that a route could
 * then name, are looked at by a person first. Maven writes {@code target/runtime-classpath} before the tests.
 */
class RuntimeJarsTest {
    private static final Path CLASS_PATH = Path.of("target/runtime-classpath");
    private static final String COMPONENTS = "META-INF/services/org/apache/camel/component/";
    private static final String LANGUAGES = "META-INF/services/org/apache/camel/language/";
    private static final String DATA_FORMATS = "META-INF/services/org/apache/camel/dataformat/";

    @Test
    void theRuntimeClassPathHoldsTheListedLibrariesAndNoOthers() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Path jar : jars()) {
            found.add(jar.getFileName().toString().replaceFirst("-[0-9][0-9.]*(\\.Final)?\\.jar$", ""));
        }

        assertThat(found)
                .as("Libraries of the hub; look at a new one (licence, advisories), then add it to runtime/jars.txt")
                .isEqualTo(listed("jars.txt"));
    }

    @Test
    void routesCanNameTheListedComponentsAndNoOthers() throws Exception {
        Set<String> found = new TreeSet<>();
        for (Path jar : jars()) {
            try (JarFile entries = new JarFile(jar.toFile())) {
                entries.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(entry -> entry.getName())
                        .filter(name ->
                                Stream.of(COMPONENTS, LANGUAGES, DATA_FORMATS).anyMatch(name::startsWith))
                        .forEach(name -> found.add(name.substring("META-INF/services/org/apache/camel/".length())));
            }
        }

        assertThat(found)
                .as("What routes can name; look at a new one (docs/advisories.md), then add it to runtime/camel.txt")
                .isEqualTo(listed("camel.txt"));
    }

    private static Set<Path> jars() throws IOException {
        Set<Path> jars = new TreeSet<>();
        for (String entry : Files.readString(CLASS_PATH).strip().split(File.pathSeparator, -1)) {
            jars.add(Path.of(entry));
        }
        return jars;
    }

    private static Set<String> listed(String name) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line :
                Files.readAllLines(Path.of("src/test/resources/runtime").resolve(name))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                listed.add(line.strip());
            }
        }
        return listed;
    }
}
