package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tillbridge.api.contract.Conformance;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.audit.Audit;
import io.tillbridge.audit.AuditOutcome;
import io.tillbridge.audit.AuditedAction;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.RSeries;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract that answers CSV: no cell of it is run by a spreadsheet. */
class CsvExportsTest {
    private static final List<String> FORMULAS = List.of(
            "=1+1", "+a", "-a", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠a", "  -a");

    @TempDir
    static Path folder;

    @AutoClose
    private static WholesaleShop world;

    private static ApiHub hub;
    /** What stands for {@code {id}} in an operation's path. */
    private static final Map<String, String> IDS = new HashMap<>();

    private static long upload;
    private static long till;

    @BeforeAll
    static void open() throws Exception {
        world = new WholesaleShop(folder);
        hub = world.shop.hub;
        Audit audit = new Audit(hub.database, Clock.systemUTC());
        FORMULAS.forEach(text -> audit.told(
                new AuditedAction("key:1", text, text, "r", "act", text, text),
                new AuditOutcome(200, null, text, text, text)));
        String rows = FORMULAS.stream()
                .map(text -> "\"" + text + "\",,Acme,\"" + text + "\",1.00,en,4006381333931\n")
                .collect(Collectors.joining());
        String path = "/api/v1/connections/" + hub.connection("a").id() + "/uploads?filename=a.csv";
        upload = RunningApi.json(hub.door.send(hub.door
                        .request(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(
                                "vendorSku,name,brand,msrp,defaultCost,language,gtinEan\n" + rows))))
                .path("id")
                .asLong();
        till = hub.connections
                .create(Map.of("kind", RSeries.NAME, "name", "till", "settings", Map.of()))
                .id();
        hub.catalogLoad.load(hub.deliveries.unfinished().get(0).id(), LoadProgress.silent());
        hub.database
                .jdbi()
                .useHandle(handle -> FORMULAS.forEach(text -> handle.execute(
                        "INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,"
                                + " is_visible, custom_categories, created_at, updated_at)"
                                + " VALUES (?, 1, ?, ?, 10, 5, 'en', TRUE, ?, NOW(6), NOW(6))",
                        text,
                        text,
                        text,
                        text)));
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO till_product (connection_id, product_id, enabled, created_by, created_at, updated_at)"
                                + " SELECT ?, id, TRUE, 'hand', NOW(6), NOW(6) FROM product",
                        till));
        WholesaleShop.Buyer buyer = world.approved();
        IDS.put("getWholesaleErrorFile", orderFile(buyer));
        IDS.put("getFeedFile", feed("plain-csv"));
        IDS.put("getFeedFindingsFile", feed("google-merchant"));
    }

    /** An order file with a fault in each row, each of which repeats what stands there. */
    private static String orderFile(WholesaleShop.Buyer buyer) throws Exception {
        String rows = FORMULAS.stream()
                .map(text -> "\"" + text + "\",\"" + text + "\"\n")
                .collect(Collectors.joining());
        HttpResponse<String> sent = hub.door.send(hub.door
                .request("/api/v1/wholesale-orders/files?filename=order.csv")
                .setHeader(
                        "Authorization",
                        RunningApi.basic(
                                buyer.key().key().clientId(), buyer.key().secret()))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("sku,quantity\n" + rows)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        return RunningApi.json(sent).path("id").asText();
    }

    /** A feed of this definition that was tried; its connection. */
    private static String feed(String definition) throws Exception {
        Connection feed = hub.connections.create(
                Map.of("kind", "feed", "name", definition, "settings", Map.of("feed", definition)));
        hub.feeds.publish(feed);
        return Long.toString(feed.id());
    }

    static Stream<Arguments> exports() {
        Contract contract = Contract.read();
        return contract.operations().stream()
                .filter(operation -> Conformance.answers(contract, operation)
                        .at("/200/content")
                        .has("text/csv"))
                .map(operation -> Arguments.of(operation.id(), String.join("/", operation.path())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exports")
    void noCellBeginsAsAFormulaDoes(String operation, String path) throws Exception {
        String id = IDS.getOrDefault(operation, Long.toString(path.startsWith("connections") ? till : upload));

        List<String> cells = cells(path.replace("{id}", id));

        assertThat(cells).anyMatch(cell -> cell.startsWith("'"));
        assertThat(cells)
                .filteredOn(cell -> !cell.matches("[ \u00a0]*[+-]?[0-9]+(\\.[0-9]+)?"))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n \u00a0＝＋－＠].*"));
    }

    /**
     * A feed for a machine has its values as they are: Google or a price site reads an apostrophe as part of the name, and
     * no person opens the file. Only a definition that says so is for people.
     */
    @Test
    void aFeedForAMachineHasNoApostropheInFrontOfAValue() throws Exception {
        Files.writeString(
                hub.feeds.own.resolve("machine.yaml"),
                """
                name: machine
                version: "1.0"
                title: Machine
                destination: A price site
                source: https://feeds.example/specification
                format: {type: csv}
                key: id
                fields:
                  - {name: id, source: product.sku, required: true}
                  - {name: title, source: product.name, required: true}
                """);

        List<String> cells = cells("connections/" + feed("machine") + "/feed/file");

        assertThat(cells).contains("=1+1", "+a", "-a", "@a").noneMatch(cell -> cell.startsWith("'"));
    }

    @Test
    void theShippedFeedsForMachinesAreThose() throws Exception {
        List<String> forPeople = new ArrayList<>();
        List<String> forMachines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("config/feeds"))) {
            for (Path file : files.sorted().toList()) {
                String text = Files.readString(file);
                if (text.matches("(?s).*type: (csv|tsv).*")) {
                    (text.contains("spreadsheet: true") ? forPeople : forMachines)
                            .add(file.getFileName().toString());
                }
            }
        }

        assertThat(forPeople).containsExactly("plain-csv.yaml");
        assertThat(forMachines)
                .containsExactly(
                        "beslist-csv.yaml",
                        "google-merchant-tsv.yaml",
                        "idealo.yaml",
                        "kieskeurig-vergelijk.yaml",
                        "meta.yaml");
    }

    private static List<String> cells(String path) throws Exception {
        HttpResponse<String> answer = hub.door.get("/api/v1/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CsvReader.builder().ofCsvRecord(answer.body()).stream()
                .flatMap(row -> row.getFields().stream())
                .toList();
    }
}
