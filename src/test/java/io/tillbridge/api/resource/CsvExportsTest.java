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
import io.tillbridge.connection.RSeries;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract that answers CSV: no cell of it is run by a spreadsheet. */
class CsvExportsTest {
    private static final List<String> FORMULAS = List.of(
            "=1+1", "+a", "-a", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1", "＋1", "－1", "＠a", "  -a");

    /** They need a retailer's file or a published feed: the tests of these hold them. */
    private static final Set<String> OF_OTHER_WORLDS =
            Set.of("getWholesaleErrorFile", "getFeedFile", "getFeedFindingsFile");

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static long upload;
    private static long till;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
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
    }

    static Stream<String> exports() {
        Contract contract = Contract.read();
        return contract.operations().stream()
                .filter(operation -> Conformance.answers(contract, operation)
                        .at("/200/content")
                        .has("text/csv"))
                .filter(operation -> !OF_OTHER_WORLDS.contains(operation.id()))
                .map(operation -> String.join("/", operation.path()));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void noCellBeginsAsAFormulaDoes(String path) throws Exception {
        String csv = hub.door
                .get("/api/v1/" + path.replace("{id}", Long.toString(path.startsWith("connections") ? till : upload)))
                .body();

        List<String> cells = CsvReader.builder().ofCsvRecord(csv).stream()
                .flatMap(row -> row.getFields().stream())
                .toList();

        assertThat(cells).anyMatch(cell -> cell.startsWith("'"));
        assertThat(cells)
                .filteredOn(cell -> !cell.matches("[ \u00a0]*[+-]?[0-9]+(\\.[0-9]+)?"))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n \u00a0＝＋－＠].*"));
    }
}
