package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, in a folder laid out as the container's: a jar made of the compiled classes, no sources. */
class LauncherTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private Path temp;

    private Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void anInstalledHub() throws IOException {
        home = Files.createDirectories(temp.resolve("a hub's folder"));
        Files.copy(PROJECT.resolve("tillbridge"), home.resolve("tillbridge"));
        assertThat(home.resolve("tillbridge").toFile().setExecutable(true)).isTrue();
        copy(PROJECT.resolve("config"), home.resolve("config"));
        copy(PROJECT.resolve("routes"), home.resolve("routes"));
        PackedHub.jar(home.resolve("tillbridge.jar"));
    }

    @Test
    void itRunsFromAnyFolderAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("tb"), home.resolve("tillbridge"));

        Answer answer = run(link, "--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).matches("tillbridge .*, Java \\d+\\n");
    }

    @Test
    void propertiesMayStandAnywhereAndExitCodesComeThrough() throws Exception {
        Answer answer = run(home.resolve("tillbridge"), "validate", "-Dhttp.port=eighty");

        assertThat(answer.code()).isEqualTo(64);
        assertThat(answer.err())
                .isEqualTo("The configuration has a fault:\n"
                        + "  http.port: expected a port from 0 to 65535, found 'eighty' in -D.\n");
    }

    @Test
    void theFilesThatComeWithTheHubAreValid() throws Exception {
        Answer answer = run(home.resolve("tillbridge"), "validate");

        assertThat(answer.out()).isEqualTo("Configuration, route files and dialects are right.\n");
        assertThat(answer.code()).isZero();
    }

    @Test
    void anUnusableDatabaseIsToldInOneLineAndItsCode() throws Exception {
        Answer answer = run(
                home.resolve("tillbridge"),
                "runs",
                "-Ddatabase.url=jdbc:mariadb://127.0.0.1:1/hub",
                "-Ddatabase.username=hub");

        assertThat(answer.code()).isEqualTo(69);
        assertThat(answer.err())
                .startsWith("jdbc:mariadb://127.0.0.1:1/hub: the database does not answer (")
                .doesNotContain("\tat ")
                .hasLineCount(1);
    }

    @Test
    void anOldJavaIsRefusedByName() throws Exception {
        Path old = Files.createDirectories(temp.resolve("jdk8/bin"));
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        environment.put("JAVA_HOME", temp.resolve("jdk8").toString());

        Answer answer = run(home.resolve("tillbridge"), "--version");

        assertThat(answer.code()).isEqualTo(64);
        assertThat(answer.err())
                .isEqualTo("tillbridge: Java 17 or newer is needed, found 1.8.0_402 at " + java
                        + ". Set JAVA_HOME to a newer one.\n");
    }

    @Test
    void sourcesNewerThanTheBuildAreBuiltFirst() throws Exception {
        Path maven = Files.createDirectories(temp.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho \"$*\" > built\nmkdir -p target\ncp tillbridge.jar target/\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", maven.getParent() + ":" + System.getenv("PATH"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("src/main"));

        Answer first = run(home.resolve("tillbridge"), "--version");
        Answer second = run(home.resolve("tillbridge"), "--version");

        assertThat(first.err())
                .matches("Building Tillbridge, as its sources are newer than the build …\\nBuilt in \\d+ s\\.\\n");
        assertThat(first.out()).startsWith("tillbridge ");
        assertThat(home.resolve("built")).content().contains("-Dmaven.test.skip=true", "package");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aHubThatIsAskedToEndDoesSoInOrder() throws Exception {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("mariadb"));
        Path binaries = Files.createSymbolicLink(data.resolve("mariadb/base"), TestDatabase.binaries());

        Process hub =
                start(home.resolve("tillbridge"), "run", "-Dhttp.port=0", "-Dmanagement.port=0", "-Ddata.dir=" + data);
        String first = hub.inputReader(StandardCharsets.UTF_8).readLine();
        hub.destroy();

        assertThat(hub.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(first)
                .as(Files.readString(temp.resolve("err")))
                .matches(
                        "Tillbridge is ready: API http://127\\.0\\.0\\.1:[1-9]\\d+/api/v1, its page "
                                + "http://127\\.0\\.0\\.1:[1-9]\\d+/docs, health http://127\\.0\\.0\\.1:[1-9]\\d+/observe/health");
        assertThat(hub.exitValue()).isZero();
        assertThat(data.resolve("mariadb/port")).as("of a server that runs").doesNotExist();
        Files.delete(binaries);
    }

    private record Answer(int code, String out, String err) {}

    private Answer run(Path launcher, String... arguments) throws IOException, InterruptedException {
        Process process = start(launcher, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Answer(process.exitValue(), out, Files.readString(temp.resolve("err")));
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectError(temp.resolve("err").toFile());
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
