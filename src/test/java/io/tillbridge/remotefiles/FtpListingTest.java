package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.remotefiles.FetchOutcome.Taken;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FTP servers as they are out there: old, foreign, and some that mean harm. */
class FtpListingTest {
    private static final String MLST = "211-features\r\n MLST type*;size*;modify*;\r\n UTF8\r\n211 end";

    @AutoClose
    private final ScriptedFtpServer ftp = new ScriptedFtpServer();

    @AutoClose
    private final VendorServer server = new VendorServer(
            new VendorServer.Times(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(1)));

    FtpListingTest() throws IOException {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNIX Type: L8 | -rw-r--r--   1 v v      3 Oct  1  2025 a b.csv
                    UNIX Type: L8 | -rw-r--r--    1 1000     1000            3 Oct 01 00:00 a b.csv
                    Windows_NT    | 10-01-25  12:00AM                    3 a b.csv
                    Windows_NT    | -rwxrwxrwx   1 owner    group               3 Oct  1  2025 a b.csv
                    """)
    void theListingsOfServersWithoutMlsdAreRead(String system, String line) throws IOException {
        ftp.answer("SYST", "215 " + system)
                .data("LIST", "total 1\r\n" + line + "\r\n")
                .data("RETR /a b.csv", "aaa");

        assertThat(fetch("a b.csv")).isEqualTo(new Taken<>("aaa"));
    }

    /** A listing by LIST is only exact to the minute or the day. */
    @Test
    void sizeAndTimeOfAServerWithoutMlsdAreAskedForOneByOne() throws IOException {
        ftp.data("LIST", "-rw-r--r--   1 v v      3 Oct  1  2025 a.csv\r\n")
                .answer("SIZE", "550 not a file")
                .answer("SIZE /a.csv", "213 3")
                .answer("MDTM /a.csv", "213 20251001123456")
                .data("RETR", "aaa");

        assertThat(list("/").files().get(0).modified()).isEqualTo("2025-10-01T12:34:56Z");
        assertThat(fetch("a.csv")).isEqualTo(new Taken<>("aaa"));
    }

    @Test
    void aLinkIsALinkInBothKindsOfListing() {
        ftp.data("LIST", "lrwxrwxrwx   1 v v      3 Oct  1  2025 a.csv -> archive/2025.csv\r\n");
        RemoteListing list = list("/");
        ftp.answer("FEAT", MLST).data("MLSD", "type=OS.unix=slink:/x;size=3;modify=20251001000000; b.csv\r\n");
        RemoteListing mlsd = list("/");

        assertThat(list.skipped())
                .containsExactly(new SkippedFile("a.csv", "it is a symbolic link, not a regular file", false));
        assertThat(mlsd.skipped())
                .containsExactly(new SkippedFile("b.csv", "it is a symbolic link, not a regular file", false));
    }

    @Test
    void aNameThatIsNotUtf8IsAskedForByteForByte() throws IOException {
        ftp.answer("FEAT", MLST)
                .data("MLSD", "type=file;size=3;modify=20251001000000; caf\u00e9.csv\r\n")
                .answer(
                        "MLST /caf\u00e9.csv",
                        "250-\r\n type=file;size=3;modify=20251001000000; caf\u00e9.csv\r\n250 end")
                .data("RETR /caf\u00e9.csv", "aaa");

        assertThat(fetch("café.csv")).isEqualTo(new Taken<>("aaa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/../b.csv", "/etc/passwd"})
    void aNameThatIsAPathIsPassedOver(String name) {
        ftp.answer("FEAT", MLST).data("MLSD", "type=file;size=3;modify=20251001000000; " + name + "\r\n");

        RemoteListing listing = list("/");

        assertThat(listing.files()).isEmpty();
        assertThat(listing.skipped())
                .extracting(SkippedFile::reason)
                .containsExactly("its name is not the name of a file");
    }

    /** A carriage return splits a line of the listing, so that a name can never hold one; nor can a command. */
    @Test
    void aNameCannotHoldAnotherCommand() throws IOException {
        ftp.answer("FEAT", MLST)
                .data("MLSD", "type=file;size=3;modify=20251001000000; a.csv\rDELE b.csv\r\n")
                .data("RETR /a.csv", "aaa");

        assertThat(list("/").files()).extracting(RemoteFile::path).containsExactly("a.csv");
        assertThat(fetch("a.csv")).isEqualTo(new Taken<>("aaa"));
        assertThatThrownBy(() -> list("/in\r\nDELE b.csv")).isInstanceOf(RefusedFailure.class);
        assertThat(ftp.commands()).noneMatch(command -> command.startsWith("DELE"));
    }

    @Test
    void theItselfAndTheParentOfAFolderAreNoFolders() {
        ftp.answer("FEAT", MLST)
                .data(
                        "MLSD",
                        "type=cdir;modify=20251001000000; /in\r\ntype=pdir; ..\r\n"
                                + "type=file;size=1;modify=20251001000000; a.csv\r\n");

        assertThat(list("/in").files()).extracting(RemoteFile::path).containsExactly("a.csv");
        assertThat(list("/in").skipped()).isEmpty();
    }

    @Test
    void aListingInAnUnknownFormIsToldAndNotTakenForAnEmptyFolder() {
        ftp.data("LIST", "!!! FILE=a.csv !!!\r\n");

        assertThatThrownBy(() -> list("/"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining(
                        "did not list / (its listing is in a form the hub does not read: !!! FILE=a.csv !!!)");
    }

    @Test
    void aFolderOfAMillionNamesIsRefused() {
        byte[] line = "type=file;size=1;modify=20251001000000; a.csv\r\n".getBytes(StandardCharsets.US_ASCII);
        ftp.answer("FEAT", MLST).data("MLSD", to -> repeat(to, line, 1_000_000));

        assertThatThrownBy(() -> list("/"))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("There are more than 20000 names below /");
    }

    @Test
    void aLineOfAListingWithoutEndIsRefused() {
        ftp.answer("FEAT", MLST).data("MLSD", to -> repeat(to, new byte[65_536], 1_000));

        assertThatThrownBy(() -> list("/"))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("holds more names than a catalog folder does");
    }

    @ParameterizedTest
    @CsvSource({"'', sends answers without end", "USER, sends answers without end", "FEAT, sends answers without end"})
    void anAnswerWithoutEndIsGivenUp(String command, String words) {
        String verb = command.equals("''") ? "" : command;
        ftp.answer(verb, "220-" + "x".repeat(2_000_000) + "\r\n220 end");

        assertThatThrownBy(() -> list("/")).isInstanceOf(Failure.class).hasMessageContaining(words);
    }

    @Test
    void aDataConnectionThatStallsIsGivenUp() {
        ftp.data("LIST", "-rw-r--r--   1 v v      9 Oct  1  2025 a.csv\r\n").data("RETR", to -> {
            to.getOutputStream().write("aaa".getBytes(StandardCharsets.US_ASCII));
            assertThat(to.getInputStream().read()).as("the other side closes").isNegative();
        });

        assertThatThrownBy(() -> fetch("a.csv"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining("sent nothing for 700 ms in the middle of the file a.csv.");
    }

    /** The bytes are all there, but the server says that they are not the file. */
    @Test
    void aTransferThatTheServerCallsIncompleteIsNotTaken() {
        ftp.data("LIST", "-rw-r--r--   1 v v      3 Oct  1  2025 a.csv\r\n")
                .data("RETR", "aaa")
                .answer("after RETR", "451 read error");

        assertThatThrownBy(() -> fetch("a.csv"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining("in the middle of the file a.csv");
    }

    /** Behind a router the address is one of the inside; meaning harm it is another machine. */
    @Test
    void anAddressInTheAnswerToPasvIsNotConnectedTo() {
        ftp.answer("EPSV", "502 unknown").answer("PASV", "227 ok (10,255,255,1,4,1)");

        assertThatThrownBy(() -> list("/")).isInstanceOf(Failure.class);
        assertThat(ftp.commands()).contains("PASV").doesNotContain("LIST");
    }

    @Test
    void aServerThatTakesNoMoreSessionsIsAwayAndNoSignInIsTried() {
        ftp.answer("", "421 too many users");

        assertThatThrownBy(() -> list("/"))
                .isInstanceOf(VendorUnavailable.class)
                .hasMessageContaining("takes no more sessions now (421 too many users).");
        assertThat(ftp.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"explicit, offers no explicit TLS (502 unknown). Nothing was sent.", "implicit, agree on no TLS"})
    void aServerWithoutTlsGetsNoPasswordWhereTlsIsAsked(String tls, String words) {
        FtpAccount account = new FtpAccount("127.0.0.1", ftp.port(), "/", "vera", "secret", tls, true, "");

        assertThatThrownBy(() -> server.list(account, FileSelection.standard()))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(words);
        assertThat(ftp.commands()).noneMatch(command -> command.startsWith("USER") || command.startsWith("PASS"));
    }

    private RemoteListing list(String path) {
        return server.list(ftp.account(path), FileSelection.standard());
    }

    private FetchOutcome<String> fetch(String path) throws IOException {
        try (VendorReader reader = server.reader(ftp.account("/"), 1)) {
            RemoteFile file = VendorWorld.listed(reader.list(FileSelection.standard()), path);
            return reader.fetch(file, System.nanoTime(), VendorWorld::text);
        }
    }

    private static void repeat(Socket to, byte[] bytes, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            to.getOutputStream().write(bytes);
        }
    }
}
