package io.tillbridge.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the embedded server is started on its folder, the first time and again after it died.
 *
 * @param memory buffer pool and redo log, such as {@code 256M}
 * @param more further options of mariadbd
 */
record ServerStart(ServerFolder folder, ServerLog log, String memory, List<String> more) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);
    /** Recovery after a crash may take minutes on a big database; while the process lives it is waited for. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);

    /**
     * Starts a server and waits until it answers.
     *
     * @throws IOException when it ends first; nothing of it is left then
     */
    Process on(int port) throws IOException, InterruptedException {
        DatabaseSettings.Account owner = folder.owner();
        log.begin();
        folder.writeSecret(folder.initFile(), accounts(owner, folder.worker(), folder.routes()));
        Process process = spawn(port);
        boolean ready = false;
        try {
            ready = awaitReady(process, port, owner);
            if (!ready) {
                throw new IOException("the server ended with code " + process.exitValue());
            }
            folder.announce(port);
            Files.deleteIfExists(folder.initFile());
            return process;
        } finally {
            if (!ready) {
                stop(process);
            }
        }
    }

    /** Whether the last start failed since another process listens on its port. */
    boolean portWasTaken() {
        return log.says("Address already in use");
    }

    /** Stops a server in order; its next start then has nothing to recover. */
    void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "The embedded MariaDB did not stop within {} and is killed; it recovers at the next start",
                        STOP_LIMIT);
                process.destroyForcibly();
            }
            folder.forgetRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn(
                    "Left-over files of the embedded MariaDB in {} cannot be removed: {}", folder.home(), e.toString());
        }
    }

    private Process spawn(int port) throws IOException {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            // A session of its own: Ctrl-C in the terminal reaches the hub alone, which stops the server last.
            command.add(setsid.toString());
        }
        command.addAll(List.of(
                Installation.executable(folder).toString(),
                "--no-defaults",
                "--basedir=" + folder.base(),
                "--datadir=" + folder.data(),
                "--tmpdir=" + folder.temporary(),
                "--pid-file=" + folder.pidFile(),
                "--init-file=" + folder.initFile(),
                // No socket file: its path is limited to 107 bytes, and nobody but the hub calls.
                "--socket=",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-ssl",
                "--skip-name-resolve",
                "--local-infile=1",
                "--lc-messages=en_US",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_nopad_bin",
                "--default-time-zone=+00:00",
                "--max-allowed-packet=64M",
                "--max-connections=200",
                "--innodb-buffer-pool-size=" + memory,
                "--innodb-log-file-size=" + memory,
                "--innodb-flush-log-at-trx-commit=1",
                // Two connections load products side by side; mode 1 lets LOAD DATA hold the table for its ids.
                "--innodb-autoinc-lock-mode=2"));
        command.addAll(owner());
        command.addAll(more);
        return ServerProcess.of(command, log)
                .redirectInput(new File("/dev/null"))
                .start();
    }

    /** mariadbd refuses to run as root unless told that this is meant. */
    static List<String> owner() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0) ? List.of("--user=root") : List.of();
    }

    private static String accounts(
            DatabaseSettings.Account owner, DatabaseSettings.Account worker, DatabaseSettings.Account routes) {
        return String.format(
                Locale.ROOT,
                """
                CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
                CREATE USER IF NOT EXISTS '%2$s'@'%%' IDENTIFIED BY '%3$s';
                ALTER USER '%2$s'@'%%' IDENTIFIED BY '%3$s';
                GRANT ALL PRIVILEGES ON `%1$s%%`.* TO '%2$s'@'%%' WITH GRANT OPTION;
                CREATE USER IF NOT EXISTS '%4$s'@'%%' IDENTIFIED BY '%5$s';
                ALTER USER '%4$s'@'%%' IDENTIFIED BY '%5$s';
                CREATE USER IF NOT EXISTS '%6$s'@'%%' IDENTIFIED BY '%7$s';
                ALTER USER '%6$s'@'%%' IDENTIFIED BY '%7$s';
                """,
                EmbeddedServer.DATABASE,
                owner.username(),
                owner.password(),
                worker.username(),
                worker.password(),
                routes.username(),
                routes.password());
    }

    /** False when the process ended first. */
    private boolean awaitReady(Process process, int port, DatabaseSettings.Account owner)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        long told = began;
        while (process.isAlive()) {
            if (answers(port, owner)) {
                return true;
            }
            long now = System.nanoTime();
            if (now - began > START_LIMIT.toNanos()) {
                throw new IOException("the server was not ready after " + START_LIMIT.toMinutes() + " minutes");
            }
            if (now - told > TimeUnit.SECONDS.toNanos(10)) {
                told = now;
                LOG.info("The embedded MariaDB is still starting; its log is {}", folder.log());
            }
            process.waitFor(30, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** Counts anew the rows of tables that the server on this port believes to be empty. */
    void countAnew(int port) {
        try (Connection connection = connect(port, folder.owner())) {
            TableStatistics.renew(connection);
        } catch (IOException | SQLException e) {
            LOG.warn("The rows of the tables cannot be counted now; some queries may be slow: {}", e.toString());
        }
    }

    private static Connection connect(int port, DatabaseSettings.Account owner) throws SQLException {
        return DriverManager.getConnection(
                JdbcUrl.local(port, EmbeddedServer.DATABASE).text() + "&connectTimeout=1000&socketTimeout=10000",
                owner.username(),
                owner.password());
    }

    private static boolean answers(int port, DatabaseSettings.Account owner) {
        try (Connection connection = connect(port, owner)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
