package io.tillbridge.bench;

import io.tillbridge.storage.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/api}. */
@Command(
        name = "bench/api",
        mixinStandardHelpOptions = true,
        description =
                "Asks the hub's API from this process by a fixed schedule, and prints latencies as ratios to JDBC.")
final class ApiBench implements Callable<Integer> {
    @Option(names = "--products", defaultValue = "1000000", description = "Products of the hub [${DEFAULT-VALUE}]")
    private long products;

    @Option(names = "--rate", defaultValue = "500", description = "Calls a second [${DEFAULT-VALUE}]")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "For how long [${DEFAULT-VALUE}]")
    private int seconds;

    @Option(
            names = "--warm",
            defaultValue = "60",
            description = "Seconds of the same before, of which only the latencies are told [${DEFAULT-VALUE}]")
    private int warmSeconds;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ApiBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path data = Files.createDirectories(home.resolve("bench/data/api")).resolve("hub");
        Bench.delete(data);
        String secret = UUID.randomUUID().toString();
        try (HubProcess hub = HubProcess.start(home, data, heap, List.of(), secret);
                Database database = HubDatabase.join(data, 32)) {
            System.out.println("Filling a hub of " + products + " products …");
            BigCatalog.fill(new Sql(database.dataSource()), data, products);
            List<ApiQuestion> questions = ApiQuestion.all(products);
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            OpenLoop warm = new OpenLoop(rate, Duration.ofSeconds(warmSeconds));
            OpenLoop loop = new OpenLoop(rate, Duration.ofSeconds(seconds));
            Latencies first = warm.run(questions, question -> api.read(question.path()));
            System.out.println(rate + " calls a second for " + seconds + " s …");
            ProcessUse before = hub.use();
            ProcessUse databaseBefore = hub.databaseUse();
            Latencies overHttp = loop.run(questions, question -> api.read(question.path()));
            String cost = String.format(
                    Locale.ROOT,
                    "processor ms a call: hub %.2f, database %.2f",
                    hub.use().millisSince(before, (long) rate * seconds),
                    hub.databaseUse().millisSince(databaseBefore, (long) rate * seconds));
            String memory = String.format(
                    Locale.ROOT,
                    "heap %s; most RSS %d MB with -Xmx%s; %s",
                    hub.heapInUse(),
                    hub.peakMegabytes(),
                    heap,
                    cost);
            warm.run(questions, question -> question.ask(database.dataSource()));
            Latencies byJdbc = loop.run(questions, question -> question.ask(database.dataSource()));
            print(questions, overHttp, byJdbc, memory);
            System.out.printf(
                    Locale.ROOT,
                    "The first %d s of this JVM, from its first call on: p50 %.1f ms, p99 %.1f ms (aim 20), %d failed.%n",
                    warmSeconds,
                    first.millis(Latencies.ALL, 50),
                    first.millis(Latencies.ALL, 99),
                    first.failed());
            System.out.println(SignIns.measured(api));
        }
        return 0;
    }

    private static void print(List<ApiQuestion> questions, Latencies http, Latencies jdbc, String memory) {
        List<String> kinds = new ArrayList<>(
                questions.stream().map(ApiQuestion::kind).distinct().toList());
        kinds.add(Latencies.ALL);
        System.out.println("\n| | API p50 ms | API p99 ms | JDBC p50 ms | JDBC p99 ms | p50 ratio | p99 ratio |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String kind : kinds) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | **%.1f** |%n",
                    kind,
                    http.millis(kind, 50),
                    http.millis(kind, 99),
                    jdbc.millis(kind, 50),
                    jdbc.millis(kind, 99),
                    http.millis(kind, 50) / jdbc.millis(kind, 50),
                    http.millis(kind, 99) / jdbc.millis(kind, 99));
        }
        System.out.println("| aim | – | 20 | – | – | 1.5 | – |");
        System.out.println("\nFailed: " + http.failed() + " calls, " + jdbc.failed() + " queries. Memory: " + memory);
    }
}
