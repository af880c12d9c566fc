package io.tillbridge.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and stops the server a killed hub left running in a folder: it would hold the files of the database, and the
 * next server would wait for them and give up. Whoever calls this holds the {@link DataFolderLock}, so no living hub
 * needs that server. Processes are known by the data folder on their command line, never by number or name alone.
 */
final class StaleServer {
    private static final Logger LOG = LoggerFactory.getLogger(StaleServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StaleServer() {}

    static void stop(ServerFolder folder) throws IOException, InterruptedException {
        for (ProcessHandle server : find(folder)) {
            LOG.warn("A hub that was killed left its MariaDB running (process {}); it is stopped first", server.pid());
            server.destroy();
            if (!ended(server)) {
                server.destroyForcibly();
                if (!ended(server)) {
                    throw new IOException("process " + server.pid() + " holds " + folder.data() + " and does not end");
                }
            }
        }
    }

    static List<ProcessHandle> find(ServerFolder folder) throws IOException {
        String ours = "--datadir=" + folder.data();
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (names(process.resolve("cmdline"), ours)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean names(Path commandLine, String ours) {
        try {
            String whole = "\0" + new String(Files.readAllBytes(commandLine), StandardCharsets.UTF_8);
            return whole.contains("\0" + ours + "\0") || whole.contains("\0" + ours + ".new\0");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Looked at often: {@code ProcessHandle.onExit} notices the end of a process that is no child only after seconds. */
    private static boolean ended(ProcessHandle server) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (server.isAlive() && System.nanoTime() < limit) {
            Thread.sleep(20);
        }
        return !server.isAlive();
    }
}
