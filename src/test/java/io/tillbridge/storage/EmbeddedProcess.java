package io.tillbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The process of a hub's embedded server, for tests that do it harm. */
public final class EmbeddedProcess {
    private final ProcessHandle process;

    private EmbeddedProcess(ProcessHandle process) {
        this.process = process;
    }

    /** The running server of a data folder. */
    public static EmbeddedProcess of(Path dataDir) throws IOException {
        List<ProcessHandle> found = StaleServer.find(ServerFolder.in(dataDir));
        if (found.size() != 1) {
            throw new IOException("expected one server of " + dataDir + ", found " + found);
        }
        return new EmbeddedProcess(found.get(0));
    }

    /** Spares a test the unpacking of a server, which takes seconds. */
    public static void borrow(Path dataDir) throws IOException {
        TestDatabase.fresh().close();
        Files.createDirectories(dataDir.resolve("mariadb"));
        Files.createSymbolicLink(dataDir.resolve("mariadb/base"), TestDatabase.binaries());
    }

    /** Before the folder is deleted, since deletion may follow the link. */
    public static void giveBack(Path dataDir) throws IOException {
        Files.deleteIfExists(dataDir.resolve("mariadb/base"));
    }

    /** The process does nothing more, and keeps its connections, until {@link #thaw}. */
    public void freeze() throws Exception {
        signal("STOP");
    }

    public void thaw() throws Exception {
        signal("CONT");
    }

    /** As {@code kill -9}; returns when it is dead. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with code " + code);
        }
    }
}
