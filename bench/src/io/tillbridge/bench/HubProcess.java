package io.tillbridge.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hub as it ships, in a JVM of its own, with an empty data folder and its embedded MariaDB. */
final class HubProcess implements AutoCloseable {
    static final String CLIENT = "bench";

    private static final Pattern READY = Pattern.compile("Tillbridge is ready: API (http://\\S+/api/v1)");

    private final Process process;
    private final String address;
    private final Duration start;
    private final Thread log;

    private HubProcess(Process process, String address, Duration start, Thread log) {
        this.process = process;
        this.address = address;
        this.start = start;
        this.log = log;
    }

    /** @param secret of the API key {@link #CLIENT}; goes by the environment, as secrets do */
    static HubProcess start(Path home, Path data, String heap, List<String> more, String secret) throws IOException {
        return start(
                home,
                data,
                heap,
                Stream.concat(Stream.of("schedule.enabled=false", "database.buffer-pool=512MiB"), more.stream())
                        .toList(),
                secret,
                Map.of());
    }

    /**
     * By the launcher, as people start it.
     *
     * @param keys of its configuration, beside free ports
     * @param environment of the launcher, such as the folder of its class archive
     */
    static HubProcess start(
            Path home, Path data, String heap, List<String> keys, String secret, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("tillbridge").toString(),
                "run",
                "-Ddata.dir=" + data,
                "-Dhttp.port=0",
                "-Dmanagement.port=0"));
        keys.forEach(key -> command.add("-D" + key));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "TILLBRIDGE_JAVA_OPTS",
                        "-Xmx" + heap,
                        "TILLBRIDGE_ACCESS_BOOTSTRAP_CLIENT_ID",
                        CLIENT,
                        "TILLBRIDGE_ACCESS_BOOTSTRAP_CLIENT_SECRET",
                        secret));
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Duration start = Duration.ofNanos(System.nanoTime() - began);
                return new HubProcess(process, ready.group(1), start, keep(out, data.resolveSibling("hub.log")));
            }
        }
        throw new IOException("The hub did not start:\n" + said);
    }

    private static Thread keep(BufferedReader out, Path file) {
        Thread thread = new Thread(
                () -> {
                    try (var log = Files.newBufferedWriter(file)) {
                        out.transferTo(log);
                    } catch (IOException e) {
                        System.err.println("The hub's log cannot be kept: " + e.getMessage());
                    }
                },
                "hub-log");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Base of the API's addresses. */
    String address() {
        return address;
    }

    /** From the launcher's start to the line that says it is ready. */
    Duration start() {
        return start;
    }

    /** What the JVM has used up to now. */
    ProcessUse use() throws IOException {
        return ProcessUse.of(process.pid());
    }

    /** What the embedded MariaDB has used up to now. */
    ProcessUse databaseUse() throws IOException {
        return ProcessUse.of(process.children().findFirst().orElseThrow().pid());
    }

    /** The most memory the JVM held, in MB (Linux). */
    long peakMegabytes() throws IOException {
        return use().peakMegabytes();
    }

    /** What of the heap is taken now, as the JVM tells it. */
    String heapInUse() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.heap_info").start();
        Matcher used = Pattern.compile("used (\\d+)K")
                .matcher(new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return used.find() ? Long.parseLong(used.group(1)) / 1024 + " MB" : "unknown";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            log.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
