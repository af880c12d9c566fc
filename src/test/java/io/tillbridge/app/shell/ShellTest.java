package io.tillbridge.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.HubOperations.Check;
import io.tillbridge.app.shell.HubOperations.Pulled;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.storage.DatabaseFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    @TempDir
    private Path home;

    private final TellingHub hub = new TellingHub();
    private final Map<String, String> system = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aHubsFolder() throws IOException {
        Files.createDirectories(home.resolve("config/dialects"));
        Files.createDirectories(home.resolve("routes"));
        Files.createFile(home.resolve("config/application.properties"));
        Files.writeString(
                home.resolve("config/sandbox.properties"), "sandbox.enabled = true\ndata.dir = data/sandbox\n");
        Files.createDirectories(home.resolve("data/mariadb/data"));
    }

    @Test
    void withoutACommandTheUseIsWrong() {
        assertThat(shell()).isEqualTo(64);

        assertThat(err).hasToString("Expected a command, found none.\nTry: tillbridge --help\n");
    }

    @Test
    void theMasterKeyIsChangedByOneCommandThatTellsWhereTheNewOneIs() throws IOException {
        assertThat(shell("master-key", "change")).isZero();
        assertThat(hub.asked).contains("master key made here");
        assertThat(out.toString())
                .contains("Secrets sealed anew: 12.")
                .contains("The new key is in " + home.resolve("data/master-key"));
        system.put("master-key", "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=");
        Path file = Files.writeString(home.resolve("key"), "a key\n");

        assertThat(shell("master-key", "change", "--new-key-file", file.toString()))
                .isZero();

        assertThat(hub.asked).contains("master key a key");
        assertThat(out.toString()).contains("Set TILLBRIDGE_MASTER_KEY to the key in " + file);
        assertThat(shell("master-key", "change", "--new-key-file", "/nowhere")).isEqualTo(64);
        assertThat(err.toString()).contains("--new-key-file: expected a file with 32 bytes in base64");
    }

    @Test
    void aSecretComesFromTheStandardInputAndIsShownNowhere() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("sword fish\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(shell("secret", "set", "chat")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(hub.asked).contains("secret chat = sword fish");
        assertThat(out.toString()).contains("The secret chat is set.").doesNotContain("sword");

        assertThat(shell("secret", "set", "chat", "sword fish")).isEqualTo(64);
        assertThat(shell("secret", "list")).isZero();
        assertThat(out.toString())
                .contains("the database")
                .contains("a file of routes.secrets, which is used, and the database");
        assertThat(shell("secret", "remove", "chat")).isZero();
        assertThat(hub.asked).contains("no secret chat");
    }

    @Test
    void anEmptySecretIsRefused() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(shell("secret", "set", "chat")).isEqualTo(64);
        } finally {
            System.setIn(before);
        }
        assertThat(err.toString())
                .contains("The secret chat: expected the value on the standard input, found nothing.");
    }

    @Test
    void theConfigurationIsShownWithKeysOfTheSite() throws IOException {
        Files.createDirectories(home.resolve("routes/custom"));
        Files.writeString(
                home.resolve("routes/custom/keys.yaml"),
                "custom.host:\n  type: host\n  default: a.example\n  description: A server\n");
        system.put("custom.host", "b.example");

        assertThat(shell("configuration", "show", "--changed")).isZero();

        assertThat(out.toString()).endsWith("custom.host = b.example   (from -D)\n");
    }

    @Test
    void aBackupTellsWhatItHoldsAndARestoreWhatIsStillToDo() throws IOException {
        Files.createDirectories(home.resolve("data/mariadb/data"));

        assertThat(shell(new CommandShutdown(), "backup", "b.zip")).isZero();
        assertThat(out.toString()).contains("half of it\n").contains("1,200 rows, 0 kept files, no master key.");
        assertThat(shell(new CommandShutdown(), "backup", "b.zip", "--with-master-key"))
                .isZero();
        assertThat(out.toString()).contains("Whoever has the file opens every secret.");
        assertThat(shell(new CommandShutdown(), "restore", "b.zip")).isZero();
        assertThat(out.toString())
                .contains(
                        "The backup of 2026-03-11T12:00:00Z is restored into " + home.resolve("data") + ": 1,200 rows")
                .contains("put the key of that hub into " + home.resolve("data/master-key"));
        hub.masterKey = true;
        assertThat(shell(new CommandShutdown(), "restore", "b.zip")).isZero();

        assertThat(out.toString()).contains("Start the hub with ./tillbridge run.");
        assertThat(hub.asked).contains("backup b.zip", "backup b.zip with key", "restore b.zip");
        assertThat(shell(new CommandShutdown(), "restore")).isEqualTo(64);
        assertThat(shell("backup", "b.zip")).isEqualTo(130);
        assertThat(err.toString()).endsWith("Ended before it was done, as you asked. No archive was written.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "check", "job export", "replay 12", "backup b.zip", "configuration export -"})
    void whatLooksIntoAHubMakesNone(String command) throws IOException {
        Files.delete(home.resolve("data/mariadb/data"));
        Files.delete(home.resolve("data/mariadb"));
        Files.delete(home.resolve("data"));

        assertThat(shell(command.split(" "))).isEqualTo(64);

        assertThat(err.toString())
                .startsWith("data.dir: expected the folder of a hub that runs or has run, found none in "
                        + home.resolve("data") + ". Start one with ./tillbridge run");
        assertThat(hub.asked).isEmpty();
        assertThat(home.resolve("data/mariadb")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "check", "job export", "replay 12", "configuration export -", "load FILE"})
    void besideARunningSandboxACommandIsAboutThatOne(String command) throws IOException {
        Path sandbox = Files.createDirectories(home.resolve("data/sandbox"));
        Path file = Files.createFile(home.resolve("spring.csv"));
        try (FileChannel lock =
                FileChannel.open(sandbox.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock.lock().isValid()).isTrue();

            assertThat(shell(command.replace("FILE", file.toString()).split(" ")))
                    .isZero();
        }

        assertThat(err).hasToString("This is about the sandbox, which runs on " + sandbox + ".\n");
        assertThat(hub.dataFolder).isEqualTo(sandbox);
    }

    @Test
    void theConfigurationGoesToAFileAndBack() throws IOException {
        Path file = home.resolve("hub.yaml");

        assertThat(shell("configuration", "export", file.toString())).isZero();
        assertThat(file).hasContent("tillbridge: 1\n");
        assertThat(shell("configuration", "import", file.toString(), "--dry-run"))
                .isZero();

        assertThat(hub.asked).contains("export", "import tillbridge: 1 dry");
        assertThat(out.toString())
                .endsWith("changed connection Web\n  /enabled: true -> false\nThis was a dry run: nothing is changed.\n"
                        + "Set the secrets of Web, then import again.\n");
        assertThat(shell("configuration", "import", "nowhere.yaml")).isEqualTo(64);
        assertThat(shell("configuration")).isEqualTo(64);
        assertThat(shell("configuration", "import", "--help")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sandbox"})
    void whoWritesFlowsSeesEachExchange(String command) {
        assertThat(shell(command, "--dev")).isZero();

        assertThat(hub.asked).startsWith("start showing exchanges");
    }

    @Test
    void aMisspeltOptionIsToldWithTheRightOne() {
        assertThat(shell("runs", "--limt")).isEqualTo(64);

        assertThat(err.toString())
                .startsWith("Unknown option: '--limt'\nPossible solutions: --limit")
                .endsWith("Try: tillbridge runs --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "run", "validate", "check", "load", "runs", "job", "replay"})
    void everyCommandHasHelpAndVersion(String command) {
        assertThat(shell(command, "--help")).isZero();
        assertThat(shell(command, "--version")).isZero();

        assertThat(out.toString()).startsWith("Usage: tillbridge " + command).contains("--config", "tillbridge (not");
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void faultsInTheConfigurationStopEveryCommand() {
        system.put("http.port", "eighty");

        assertThat(shell("run")).isEqualTo(64);

        assertThat(err)
                .hasToString("The configuration has a fault:\n"
                        + "  http.port: expected a port from 0 to 65535, found 'eighty' in -D.\n");
        assertThat(hub.asked).isEmpty();
    }

    @Test
    void theHubRunsUntilItIsAskedToEnd() {
        assertThat(shell("run")).isZero();

        assertThat(out)
                .hasToString("Tillbridge is ready: API http://127.0.0.1:8080/api/v1, its page"
                        + " http://127.0.0.1:8080/docs, health http://127.0.0.1:9876/observe/health\n");
        assertThat(hub.asked).containsExactly("start", "close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "sandbox"})
    void aHubThatCannotGoOnIsClosedAndEndsWithItsReasonAndCode(String command) {
        hub.lost = new DatabaseFault(DatabaseFault.Kind.BROKEN, "The embedded MariaDB died 3 times.");

        assertThat(shell(new CommandShutdown(), command)).isEqualTo(70);

        assertThat(err).hasToString("The embedded MariaDB died 3 times.\n");
        assertThat(hub.asked).startsWith("start").endsWith("close");
    }

    @Test
    void aHubThatIsAwayAndOneThatBreaksHaveTheirOwnExitCodes() {
        hub.failure = new DatabaseFault(DatabaseFault.Kind.AWAY, "The database is away");
        assertThat(shell("runs")).isEqualTo(69);
        hub.failure = new RefusedFailure("The vendor refuses", null);
        assertThat(shell("runs")).isEqualTo(64);
        hub.failure = new IllegalStateException("oops");
        assertThat(shell("runs")).isEqualTo(70);

        assertThat(err.toString())
                .startsWith("The database is away\nThe vendor refuses\n"
                        + "A fault of the hub itself: java.lang.IllegalStateException: oops. The details are in ")
                .doesNotContain("\tat ");
    }

    @Test
    void aLoadWithRejectedRowsShowsWhereTheyAre() throws IOException {
        hub.upload = TellingHub.upload(Map.of(FindingCode.MSRP_INVALID, 3L), 3);
        Path file = Files.createFile(home.resolve("spring.csv"));

        assertThat(shell("load", file.toString(), "--connection", "acme", "--force"))
                .isEqualTo(1);

        assertThat(hub.asked).containsExactly("load spring.csv acme force");
        assertThat(out)
                .hasToString(
                        """
                        a note
                        connection  file        state    rows  created  updated  unchanged  rejected  findings
                        acme        spring.csv  loaded  1,200    1,197        0          0         3         3

                        found in spring.csv  severity  times
                        MSRP_INVALID         critical      3
                        error file     /spool/7/error-file.csv
                        rejected rows  /spool/7/rejected-rows.csv
                        """);
    }

    @Test
    void aLoadWithoutFaultsIsDone() throws IOException {
        Path file = Files.createFile(home.resolve("spring.csv"));

        assertThat(shell("load", file.toString())).isZero();
        assertThat(hub.asked).containsExactly("load spring.csv shell");
    }

    @Test
    void aLoadEndedByCtrlCSaysSoAndIsNoFaultOfTheHub() throws IOException {
        CommandShutdown ending = new CommandShutdown();
        hub.upload = TellingHub.upload(UploadState.FAILED, "Cancelled.");
        hub.whileLoading = ending::ask;
        Path file = Files.createFile(home.resolve("spring.csv"));

        assertThat(shell(ending, "load", file.toString())).isEqualTo(130);

        assertThat(out.toString())
                .endsWith("Ended before the file was loaded, as you asked. What is loaded stays; load it again for the"
                        + " rest.\n");
    }

    /** Ctrl-C while another load of the connection was waited for, or too late to change anything. */
    @Test
    void ctrlCCountsOnlyForAFileThatIsNotLoaded() throws IOException {
        Path file = Files.createFile(home.resolve("spring.csv"));

        hub.upload = TellingHub.upload(UploadState.RECEIVED, null);
        assertThat(shell("load", file.toString())).isEqualTo(130);
        hub.upload = TellingHub.upload(Map.of(), 0);
        assertThat(shell("load", file.toString())).isZero();
        hub.upload = TellingHub.upload(UploadState.FAILED, "The database is broken.");
        assertThat(shell(new CommandShutdown(), "load", file.toString())).isEqualTo(70);
    }

    @Test
    void aFileThatIsNotThereIsWrongUse() {
        assertThat(shell("load", home.resolve("none.csv").toString())).isEqualTo(64);

        assertThat(err)
                .hasToString("FILE: expected a readable file, found none at " + home.resolve("none.csv") + ".\n");
    }

    @Test
    void validateTellsEachFault() {
        hub.faults = List.of("jobs.camel.yaml:3:5 [route-id] Expected an id.");
        assertThat(shell("validate")).isEqualTo(1);
        hub.faults = List.of();
        assertThat(shell("validate")).isZero();

        assertThat(out)
                .hasToString("jobs.camel.yaml:3:5 [route-id] Expected an id.\n1 fault.\n"
                        + "Configuration, route files and dialects are right.\n");
    }

    @Test
    void checkTellsWhatAnswersAndWhatDoesNot() {
        hub.checks = List.of(
                Check.passed("database", "jdbc:mariadb://db/hub"),
                Check.failed("acme: reach", ExitCode.OUTSIDE_AWAY, "The server\u001b[2J is away"),
                new Check("old (disabled): signIn", ExitCode.WRONG_USE, "Refused", false));

        assertThat(shell("check")).isEqualTo(69);

        assertThat(out)
                .hasToString(
                        """
                        tried                   result  detail
                        database                ok      jdbc:mariadb://db/hub
                        acme: reach             FAILED  The server\uFFFD[2J is away
                        old (disabled): signIn  FAILED  Refused
                        """);
    }

    /** Another try helps only when nothing but an answer is missing. */
    @Test
    void checkEndsWithWhatNeedsAPersonBeforeWhatMayPass() {
        Check away = Check.failed("acme: reach", ExitCode.OUTSIDE_AWAY, "Away");
        Check refused = Check.failed("bolt: signIn", ExitCode.WRONG_USE, "Wrong password");
        Check broken = Check.failed("kept files", ExitCode.OUR_FAULT, "The disk is full");

        hub.checks = List.of(away, refused);
        assertThat(shell("check")).isEqualTo(64);
        hub.checks = List.of(away, refused, broken);
        assertThat(shell("check")).isEqualTo(70);
        hub.checks = List.of(new Check("old (disabled): reach", ExitCode.OUTSIDE_AWAY, "Away", false));
        assertThat(shell("check")).isZero();
    }

    @Test
    void runsAreListedAndShown() {
        assertThat(shell("runs", "--limit", "3")).isZero();
        assertThat(shell("runs", "5")).isZero();
        assertThat(shell("runs", "6")).isEqualTo(64);

        String row =
                """
                id  job           connection  by        state   queued                took  counted
                 5  catalog-pull  acme        schedule  failed  2026-03-11T12:00:00Z  61 s  files 1, rows 1,200
                5: The vendor's server is away
                """;
        assertThat(out).hasToString(row + row + "\n2026-03-11T12:00:00Z  info  one file found\n");
        assertThat(err).hasToString("ID: there is no run 6.\n");
    }

    @Test
    void aReplayNamesItsRun() {
        assertThat(shell("replay", "12")).isZero();

        assertThat(out).hasToString("Failure 12 is sent again by run 5. See it with: ./tillbridge runs 5\n");
    }

    @Test
    void theSandboxPullsAtOnceAndSaysWhatToOpen() {
        system.put("http.port", "8181");

        assertThat(sandboxUntilShown()).isZero();

        assertThat(hub.asked).containsExactly("start", "pull", "shop", "till", "feed", "examples", "retailer", "close");
        assertThat(out.toString())
                .contains("Tillbridge is ready: API http://127.0.0.1:8181/api/v1")
                .contains("acme        spring.csv  loaded  1,200")
                .contains("Shop        order-poll  succeeded  12 stored")
                .contains("user id, password secret")
                .contains("curl -u id:secret http://127.0.0.1:8181/api/v1/uploads")
                .containsPattern(
                        "Buy +curl -u key-2:secret-2 http://127.0.0.1:8181/api/v1/wholesale-orders +5 orders of");
    }

    /** An earlier start's files would hide that this one got none. */
    @Test
    void theSandboxTellsOfAPullThatFailedBeforeAnyFileCame() {
        hub.pulled = new Pulled(List.of(), List.of(TellingHub.pull("acme", "failed", "The vendor's server is away.")));

        assertThat(sandboxUntilShown()).isZero();

        assertThat(out.toString())
                .contains(
                        """
                        connection  file    state   rows  created  updated  unchanged  rejected  findings
                        acme        (none)  failed

                        run
                          4  The vendor's server is away.
                        """);
    }

    private int sandboxUntilShown() {
        CommandShutdown ending = new CommandShutdown();
        Thread user = new Thread(() -> {
            try {
                Until.passes(() -> assertThat(out.toString()).contains("Ctrl-C"));
            } finally {
                ending.ask();
            }
        });
        user.start();
        return shell(ending, "sandbox");
    }

    private int shell(String... arguments) {
        CommandShutdown ending = new CommandShutdown();
        ending.ask();
        return shell(ending, arguments);
    }

    private int shell(CommandShutdown ending, String... arguments) {
        Context context =
                new Context(hub, files -> new ConfigurationSources(home, files, Map.of(), system), ending, false);
        return new Shell(context, new PrintWriter(out), new PrintWriter(err)).execute(arguments);
    }
}
