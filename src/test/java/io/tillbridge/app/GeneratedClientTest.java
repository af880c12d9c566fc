package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that a kept generator made from the contract, in the hands of a customer's program: src/test/client. */
class GeneratedClientTest {
    private static final Path GENERATED = Path.of("target/client/src/main/java");
    private static final Path PROGRAM = Path.of("src/test/client/Scenario.java");

    @TempDir
    private Path temp;

    @Test
    void aClientMadeFromTheContractWorks() throws Exception {
        Path classes = compiled();

        try (Hub hub = Hub.start(configuration());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Object program =
                    loader.loadClass("Scenario").getDeclaredConstructor().newInstance();

            ThrowingConsumer.class.getMethod("acceptThrows", Object.class).invoke(program, hub.apiAddress());
        }
    }

    private Path compiled() throws Exception {
        assertThat(GENERATED).as("mvn generate-test-sources makes the client").isDirectory();
        Path classes = Files.createDirectories(temp.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        try (Stream<Path> files = Files.walk(GENERATED);
                var manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Stream.concat(Stream.of(PROGRAM), files.filter(file -> file.toString()
                            .endsWith(".java")))
                    .toList();
            boolean well = compiler.getTask(
                            told, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(well).as(told.toString()).isTrue();
        }
        return classes;
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.putAll(HubCalls.KEY);
        return HubSettings.read(set);
    }
}
