package io.tillbridge.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/run}. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description =
                "Loads one big catalog by LOAD DATA, by the plain Camel idiom and by the hub, and prints the ratios.")
final class Bench implements Callable<Integer> {
    private static final String USER = "vendor";
    /** Rows of the vendor before: what is measured is a night's work, not the first second of a JVM. */
    private static final long WARM_UP = 100_000;

    private enum Part {
        LIMIT,
        IDIOM,
        HUB
    }

    @Option(names = "--rows", defaultValue = "1000000", description = "Rows of the catalog [${DEFAULT-VALUE}]")
    private long rows;

    @Option(names = "--faulty", defaultValue = "0.02", description = "Share of rows with a fault [${DEFAULT-VALUE}]")
    private double faulty;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--rounds", defaultValue = "1", description = "The whole comparison again [${DEFAULT-VALUE}]")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "LIMIT,IDIOM,HUB",
            description = "Of ${COMPLETION-CANDIDATES} [all]")
    private List<Part> parts;

    @Option(names = "--hub", paramLabel = "KEY=VALUE", description = "A key of the hub, such as vendor.stable-wait=0s")
    private List<String> keys = List.of();

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createDirectories(home.resolve("bench/data"));
        say("Making the catalogs of " + rows + " rows in " + folder + ", unless they are there …");
        Catalogs catalogs = Catalogs.of(folder, rows, faulty);
        Catalogs before = Catalogs.of(folder, Math.min(rows, WARM_UP), faulty);
        for (int round = 1; round <= rounds; round++) {
            say("Round " + round + " of " + rounds);
            new Table(round(catalogs, before, folder), Files.size(catalogs.faulty())).print(System.out);
        }
        return 0;
    }

    private List<Measure> round(Catalogs catalogs, Catalogs before, Path folder) throws Exception {
        Path data = folder.resolve("hub");
        delete(data);
        Path vendorRoot = Files.createDirectories(folder.resolve("vendor"));
        String secret = UUID.randomUUID().toString();
        List<Measure> measures = new ArrayList<>();
        try (HubProcess hub = HubProcess.start(home, data, heap, keys, secret);
                SandboxVendor vendor = SandboxVendor.start(
                        folder.resolve("server"), 0, List.of(SandboxUser.withPassword(USER, secret, vendorRoot)));
                Database database = HubDatabase.join(data, 4)) {
            HikariDataSource pool = (HikariDataSource) database.dataSource();
            if (parts.contains(Part.LIMIT)) {
                measures.add(told(new Limit(pool).load(catalogs)));
            }
            if (parts.contains(Part.IDIOM)) {
                new CamelIdiom(pool).load(before, folder.resolve("idiom-errors.csv"));
                measures.add(told(new CamelIdiom(pool).load(catalogs, folder.resolve("idiom-errors.csv"))));
            }
            if (parts.contains(Part.HUB)) {
                HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
                hub(api, vendor, secret, before, catalogs, vendorRoot, measures);
                say("The hub's JVM held at most " + hub.peakMegabytes() + " MB, with -Xmx" + heap);
            }
            if (parts.contains(Part.LIMIT)) {
                measures.add(told(new Limit(pool).load(catalogs)));
            }
        }
        return measures;
    }

    private static void hub(
            HubApi api,
            SandboxVendor vendor,
            String secret,
            Catalogs before,
            Catalogs catalogs,
            Path root,
            List<Measure> measures)
            throws IOException, InterruptedException {
        offer(before.faulty(), root);
        String other = api.connect("the vendor before", vendor, USER, secret);
        measures.add(told(api.pull("the hub just started, another vendor's first catalog", other, before.rows())));
        String connection = api.connect("bench", vendor, USER, secret);
        offer(catalogs.faulty(), root);
        measures.add(told(api.pull("the hub, from SFTP to products and error file", connection, catalogs.rows())));
        measures.add(told(api.pull("the hub, the same file again", connection, catalogs.rows())));
        offer(catalogs.changed(), root);
        measures.add(told(api.pull("the hub, 1 % of the rows changed", connection, catalogs.rows())));
    }

    private static void offer(Path catalog, Path root) throws IOException {
        Path fresh = root.resolve(".catalog.csv");
        Files.deleteIfExists(fresh);
        Files.createLink(fresh, catalog);
        Files.move(fresh, root.resolve("catalog.csv"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Measure told(Measure measure) {
        say(String.format("%-50s %6.1f s  %s", measure.what(), measure.time().toMillis() / 1e3, measure.note()));
        return measure;
    }

    private static void say(String text) {
        System.out.println(text);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
