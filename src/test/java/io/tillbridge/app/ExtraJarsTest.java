package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component of Camel that the hub does not bring, in the installed hub: camel-scheduler, which tests have. */
@Tag("long")
class ExtraJarsTest {
    private static final String JAR = "camel-scheduler";
    private static final String ALLOWED = "-Droutes.components=scheduler";

    @TempDir
    private Path temp;

    private InstalledHub installed;
    private Path lib;

    @BeforeEach
    void aHubWithoutTheComponent() throws IOException {
        installed = InstalledHub.below(temp, JAR);
        lib = Files.createDirectories(installed.home().resolve("lib"));
        Path custom = Files.createDirectories(installed.home().resolve("routes/custom"));
        Files.writeString(
                custom.resolve("custom-tick.camel.yaml"),
                """
                - route:
                    id: custom-tick
                    group: custom
                    description: Write a file
                    routeConfigurationId: failures
                    from:
                      uri: scheduler
                      parameters:
                        name: custom-tick
                        repeatCount: "1"
                      steps:
                        - setBody:
                            expression:
                              constant:
                                expression: tick
                        - to:
                            id: custom-tick.file
                            uri: file
                            parameters:
                              directoryName: ticks
                              fileName: tick.txt
                """);
    }

    @Test
    void itsJarInLibAndItsNameInTheKeyAreEnough() throws Exception {
        Files.copy(jar(), lib.resolve(jar().getFileName()));
        Path data = temp.resolve("data");
        DatabaseSettings database = TestDatabase.freshSettings(data);

        Process hub = installed.start(
                installed.launcher(),
                "run",
                ALLOWED,
                "-Ddata.dir=" + data,
                "-Ddatabase.url=" + database.url(),
                "-Ddatabase.username=" + database.username(),
                "-Ddatabase.password=" + database.password(),
                "-Dhttp.port=0",
                "-Dmanagement.port=0");
        try {
            Until.holds(
                    "the route of the component has written its file or the hub has ended",
                    () -> Files.exists(data.resolve("route-files/ticks/tick.txt")) || !hub.isAlive());
            assertThat(data.resolve("route-files/ticks/tick.txt")).hasContent("tick");
        } finally {
            hub.destroy();
            hub.waitFor();
        }
    }

    @Test
    void withoutItsJarTheFindingSaysSo() throws Exception {
        assertThat(validate(ALLOWED))
                .contains("[component] Expected Camel's component scheduler on the class path, found no jar with it in "
                        + lib + ". Put its jar and those it needs into lib/ and restart the hub.");
    }

    @Test
    void aJarThatIsNoneIsNamed() throws Exception {
        Files.writeString(lib.resolve("camel-scheduler.jar"), "no jar");

        assertThat(validate(ALLOWED)).contains("found lib/camel-scheduler.jar to be no jar that can be read");
    }

    @Test
    void withoutTheKeyTheFindingSaysHowToWiden() throws Exception {
        Files.copy(jar(), lib.resolve(jar().getFileName()));

        assertThat(validate())
                .contains("[door] Expected from to be one of [")
                .contains("Other components of Camel: their jars into lib/, the scheme into routes.components.");
    }

    private String validate(String... more) throws Exception {
        String[] arguments =
                Stream.concat(Stream.of("validate"), Stream.of(more)).toArray(String[]::new);
        Process process = installed.start(installed.launcher(), arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return out;
    }

    private static Path jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains(JAR))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }
}
