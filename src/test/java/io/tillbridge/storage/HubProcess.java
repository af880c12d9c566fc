package io.tillbridge.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A second JVM that opens the embedded database, writes one row and waits to be killed. */
final class HubProcess implements AutoCloseable {
    private final Process process;

    private HubProcess(Process process) {
        this.process = process;
    }

    /** Returns when the child has committed its row. */
    static HubProcess start(Path dataDir) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubProcess.class.getName(),
                        dataDir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line;
        do {
            line = out.readLine();
        } while (line != null && !line.equals("written"));
        if (line == null) {
            throw new IOException("the child ended early");
        }
        return new HubProcess(process);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws IOException {
        Database database = Database.open(new DatabaseSettings("", "", "", Path.of(arguments[0]), 4, "64M"));
        database.jdbi()
                .useHandle(
                        h -> h.execute(
                                "INSERT INTO connection (kind, name, settings, created_at, updated_at) VALUES ('k', 'n', '{}', NOW(), NOW())"));
        System.out.println("written");
        // Until the kill, or the end of the one who started it.
        System.in.read();
    }
}
