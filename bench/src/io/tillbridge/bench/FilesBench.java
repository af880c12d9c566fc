package io.tillbridge.bench;

import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/files}. */
@Command(
        name = "bench/files",
        mixinStandardHelpOptions = true,
        description =
                "Pulls a vendor's folder of small files, a product in each: seconds, sign-ins, statements, memory.")
final class FilesBench implements Callable<Integer> {
    private static final String USER = "vendor";

    @Option(names = "--files", defaultValue = "5000", description = "Files of the vendor [${DEFAULT-VALUE}]")
    private int files;

    @Option(names = "--heap", defaultValue = "512m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FilesBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = home.resolve("bench/data/files");
        Bench.delete(folder);
        Path few = vendor(folder.resolve("few"), Math.max(1, files / 10));
        Path all = vendor(folder.resolve("all"), files);
        String secret = UUID.randomUUID().toString();
        List<String> lines = new ArrayList<>();
        try (HubProcess hub = HubProcess.start(home, folder.resolve("hub"), heap, List.of(), secret);
                SandboxVendor vendor = SandboxVendor.start(
                        folder.resolve("server"),
                        0,
                        List.of(
                                SandboxUser.withPassword(USER + "-few", secret, few),
                                SandboxUser.withPassword(USER + "-all", secret, all)));
                Database database = HubDatabase.join(folder.resolve("hub"), 2)) {
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            Sql sql = new Sql(database.dataSource());
            String one = api.connect("few files", vendor, USER + "-few", secret);
            lines.add(pulled("a tenth of them, the hub just started", files / 10, one, api, hub, vendor, sql));
            String other = api.connect("all files", vendor, USER + "-all", secret);
            lines.add(pulled("all of them", files, other, api, hub, vendor, sql));
            lines.add(pulled("the same again", files, other, api, hub, vendor, sql));
        }
        System.out.println("\n| pull | files | seconds | sign-ins | statements a file | hub: processor s |"
                + " database: processor s | most RSS MB so far |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
        System.out.println("| aim, for 5,000 | | under 60 | 2 | – | – | – | the same in all lines |\n");
        return 0;
    }

    private static String pulled(
            String what, int files, String connection, HubApi api, HubProcess hub, SandboxVendor vendor, Sql sql)
            throws Exception {
        ProcessUse before = hub.use();
        ProcessUse databaseBefore = hub.databaseUse();
        long signIns = vendor.faults().signInsTried();
        long statements = sql.statements();
        Measure pull = api.pull(what, connection, files);
        String line = String.format(
                Locale.ROOT,
                "| %s | %d | **%.1f** | %d | %.1f | %s | %s | %d |",
                what,
                files,
                pull.time().toMillis() / 1e3,
                vendor.faults().signInsTried() - signIns,
                (sql.statements() - statements) / (double) files,
                hub.use().secondsSince(before),
                hub.databaseUse().secondsSince(databaseBefore),
                hub.use().peakMegabytes());
        System.out.println(line + " " + pull.note());
        return line;
    }

    private static Path vendor(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int n = 0; n < count; n++) {
            Files.writeString(
                    folder.resolve("p" + n + ".csv"),
                    "vendorSku,name,brand,msrp,defaultCost,language\nP-" + n + ",Lamp,Alder,12.50,6,en\n");
        }
        return folder;
    }
}
