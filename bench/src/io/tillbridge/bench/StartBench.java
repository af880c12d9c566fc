package io.tillbridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/start}. */
@Command(
        name = "bench/start",
        mixinStandardHelpOptions = true,
        description = "Starts the hub on an empty folder, then again on the same: seconds to ready, memory at rest.")
final class StartBench implements Callable<Integer> {
    @Option(names = "--starts", defaultValue = "3", description = "How often it is started [${DEFAULT-VALUE}]")
    private int starts;

    @Option(
            names = "--rest",
            defaultValue = "20",
            description = "Seconds to rest before it is weighed [${DEFAULT-VALUE}]")
    private int restSeconds;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StartBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = home.resolve("bench/data/start");
        Bench.delete(folder);
        Files.createDirectories(folder);
        // The first start writes the archive of classes at its end, the second one uses it.
        Map<String, String> environment =
                Map.of("TILLBRIDGE_CLASS_ARCHIVE", folder.resolve("classes").toString());
        String secret = UUID.randomUUID().toString();
        List<String> lines = new ArrayList<>();
        for (int start = 1; start <= starts; start++) {
            // With its clocks, as it runs at people's: there is no connection yet they could start anything for.
            try (HubProcess hub =
                    HubProcess.start(home, folder.resolve("data"), heap, List.of(), secret, environment)) {
                ProcessUse ready = hub.use();
                Thread.sleep(restSeconds * 1000L);
                ProcessUse rest = hub.use();
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | **%.1f** | %.1f | **%d** | %s | %d | %.1f | %d |",
                        start == 1 ? "first, empty folder" : "again, " + start,
                        hub.start().toMillis() / 1e3,
                        ready.processorSeconds(),
                        rest.megabytes(),
                        rest.secondsSince(ready),
                        rest.threads(),
                        hub.databaseUse().processorSeconds(),
                        hub.databaseUse().megabytes()));
                System.out.println(lines.get(lines.size() - 1));
            }
        }
        System.out.println("\n| start | seconds to ready | processor s to ready | RSS MB at rest | processor s in "
                + restSeconds + " s of rest | threads | database: processor s | database: RSS MB |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
        System.out.println("| aim | 4 from the second start on | – | 250 | – | – | – | – |\n");
        return 0;
    }
}
