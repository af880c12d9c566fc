package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerModeTest {
    @TempDir
    private Path dataDir;

    @Test
    void aNamedServerIsUsedAndNoneStarted() throws Exception {
        try (Database database = Database.open(TestDatabase.freshSettings(dataDir))) {

            assertThat(database.embedded()).isFalse();
            assertThat(StaleServer.find(ServerFolder.in(dataDir))).isEmpty();
            assertThat(dataDir.resolve("mariadb")).doesNotExist();
        }
    }

    @Test
    void aWrongPasswordIsToldAsSuch() {
        DatabaseSettings right = TestDatabase.freshSettings(dataDir);
        DatabaseSettings wrong = new DatabaseSettings(right.url(), right.username(), "no", dataDir, 4, "64M");

        assertThatThrownBy(() -> Database.open(wrong))
                .hasMessage(right.url()
                        + ": the server refused the account. Check database.username and database.password.");
    }

    @Test
    void aServerThatIsAwayIsToldAsSuch() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/hub";

        assertThatThrownBy(() -> Database.open(new DatabaseSettings(url, "u", "p", dataDir, 4, "64M")))
                .hasMessageStartingWith(url + ": the database does not answer (")
                .hasMessageEndingWith("). Check that the server runs and that database.url names it.");
    }

    @Test
    void onlyMariaDb106OrNewerWillDo() {
        assertThatCode(() -> ServerCheck.version("10.6.0-MariaDB-log", "db")).doesNotThrowAnyException();
        assertThatCode(() -> ServerCheck.version("11.4.5-MariaDB", "db")).doesNotThrowAnyException();
        assertThatThrownBy(() -> ServerCheck.version("10.5.29-MariaDB", "db"))
                .hasMessage("db: expected MariaDB 10.6 or newer, found 10.5.29-MariaDB."
                        + " Name another server in database.url, or leave it empty to have one started inside.");
        assertThatThrownBy(() -> ServerCheck.version("8.4.0", "db")).hasMessageContaining("found 8.4.0");
    }

    @Test
    void theUrlMustNameAMariaDbAndItsDatabaseAndNoAccount() {
        assertThatThrownBy(() -> JdbcUrl.parse("jdbc:mysql://h/d"))
                .hasMessage("database.url: expected jdbc:mariadb://host:port/database, found jdbc:mysql://h/d."
                        + " Leave it empty to have a MariaDB started inside.");
        assertThatThrownBy(() -> JdbcUrl.parse("jdbc:mariadb://u:secret@h/d"))
                .hasMessageContaining("found jdbc:mariadb://***@h/d.");
        assertThatThrownBy(() -> JdbcUrl.parse("jdbc:mariadb://h/d?user=u&password=secret"))
                .hasMessage("database.url: expected no account in the URL, found the parameter user."
                        + " Give it as database.username and database.password.");
    }

    @Test
    void theOperatorsParametersStayAndTheNeededOnesWin() {
        assertThat(JdbcUrl.parse("jdbc:mariadb://h:3307/d?connectTimeout=5&allowLocalInfile=false")
                        .text())
                .isEqualTo("jdbc:mariadb://h:3307/d?connectTimeout=10000&socketTimeout=600000&tcpKeepAlive=true"
                        + "&connectTimeout=5&allowLocalInfile=false"
                        + "&allowLocalInfile=true&useBulkStmts=true&rewriteBatchedStatements=true"
                        + "&preserveInstants=false");
    }
}
