package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a process. */
class LauncherTest {
    @TempDir
    private Path temp;

    private InstalledHub installed;
    private Path home;

    @BeforeEach
    void anInstalledHub() throws IOException {
        installed = InstalledHub.below(temp);
        home = installed.home();
    }

    @Test
    void itRunsFromAnyFolderAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("tb"), installed.launcher());

        Answer answer = run(link, "--version");

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).matches("tillbridge .*, Java \\d+\\n");
    }

    @Test
    void propertiesMayStandAnywhereAndExitCodesComeThrough() throws Exception {
        Answer answer = run(installed.launcher(), "validate", "-Dhttp.port=eighty");

        assertThat(answer.code()).isEqualTo(64);
        assertThat(answer.err())
                .isEqualTo("The configuration has a fault:\n"
                        + "  http.port: expected a port from 0 to 65535, found 'eighty' in -D.\n");
    }

    @Test
    void theFilesThatComeWithTheHubAreValid() throws Exception {
        Answer answer = run(installed.launcher(), "validate");

        assertThat(answer.out()).isEqualTo("Configuration, route files and dialects are right.\n");
        assertThat(answer.code()).isZero();
    }

    @Test
    void anUnusableDatabaseIsToldInOneLineAndItsCode() throws Exception {
        Answer answer = run(
                installed.launcher(),
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
        installed.environment("JAVA_HOME", temp.resolve("jdk8").toString());

        Answer answer = run(installed.launcher(), "--version");

        assertThat(answer.code()).isEqualTo(64);
        assertThat(answer.err())
                .isEqualTo("tillbridge: Java 17 or newer is needed, found 1.8.0_402 at " + java
                        + ". Set JAVA_HOME to a newer one.\n");
    }

    /** A Java that does not know the option would not start. */
    @ParameterizedTest
    @CsvSource({"17.0.15,false", "21.0.2,false", "24,true", "25.0.1,true"})
    void whatNewerJavasWarnOfInLibrariesIsKeptQuiet(String version, boolean told) throws Exception {
        Path bin = Files.createDirectories(temp.resolve("jdk/bin"));
        Path java = Files.writeString(
                bin.resolve("java"),
                "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"" + version + "\"' >&2 || echo \"$*\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        installed.environment("JAVA_HOME", temp.resolve("jdk").toString());

        Answer answer = run(installed.launcher(), "--version");

        assertThat(answer.out().contains("--sun-misc-unsafe-memory-access=allow "))
                .isEqualTo(told);
        assertThat(answer.out()).endsWith("tillbridge.jar --version\n");
    }

    @Test
    void sourcesNewerThanTheBuildAreBuiltFirst() throws Exception {
        Path maven = Files.createDirectories(temp.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho \"$*\" > built\nmkdir -p target\ncp tillbridge.jar target/\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        installed.environment("PATH", maven.getParent() + ":" + System.getenv("PATH"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createDirectories(home.resolve("src/main"));

        Answer first = run(installed.launcher(), "--version");
        Answer second = run(installed.launcher(), "--version");

        assertThat(first.err())
                .matches("Building Tillbridge, as its sources are newer than the build …\\nBuilt in \\d+ s\\.\\n");
        assertThat(first.out()).startsWith("tillbridge ");
        assertThat(home.resolve("built")).content().contains("-Dmaven.test.skip=true", "package");
        assertThat(second.err()).isEmpty();
    }

    /** A JVM that maps an archive which was cut off, by a kill or a full disk, crashes. */
    @Test
    void loadedClassesAreArchivedAndAnArchiveThatWasCutOffIsThrownAway() throws Exception {
        Path cds = home.resolve("cds");
        String[] wrongUse = {"run", "-Dhttp.port=eighty"};
        assertThat(run(installed.launcher(), wrongUse).code()).isEqualTo(64);
        Path written = only(cds);
        assertThat(written.toString()).endsWith(".jsa.new");
        byte[] whole = Files.readAllBytes(written);
        Files.delete(written);
        Files.write(written, Arrays.copyOf(whole, whole.length / 2));

        Answer afterTheCut = run(installed.launcher(), wrongUse);
        Answer third = run(installed.launcher(), wrongUse);

        assertThat(afterTheCut.code()).isEqualTo(64);
        assertThat(afterTheCut.err()).startsWith("The configuration has a fault:");
        assertThat(third.code()).isEqualTo(64);
        assertThat(third.out() + third.err()).isEqualTo(afterTheCut.out() + afterTheCut.err());
        assertThat(only(cds).toString()).endsWith(".jsa");
    }

    @Test
    void noArchiveIsMadeWhenItIsSwitchedOff() throws Exception {
        installed.environment("TILLBRIDGE_CLASS_ARCHIVE", "off");

        assertThat(run(installed.launcher(), "run", "-Dhttp.port=eighty").code())
                .isEqualTo(64);

        assertThat(home.resolve("cds")).doesNotExist();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void aHubThatIsAskedToEndDoesSoInOrder() throws Exception {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("mariadb"));
        Path binaries = Files.createSymbolicLink(data.resolve("mariadb/base"), TestDatabase.binaries());

        Process hub = installed.start(
                installed.launcher(), "run", "-Dhttp.port=0", "-Dmanagement.port=0", "-Ddata.dir=" + data);
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
        Process process = installed.start(launcher, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Answer(process.exitValue(), out, Files.readString(temp.resolve("err")));
    }
}
