package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.app.CatalogFlow;
import io.tillbridge.app.config.Catalogue;
import io.tillbridge.app.config.Key;
import io.tillbridge.lightspeed.cseries.CSeriesCalls;
import io.tillbridge.lightspeed.cseries.CSeriesPages;
import io.tillbridge.lightspeed.cseries.ShopHttp;
import io.tillbridge.run.Failures;
import io.tillbridge.run.JobWorker;
import io.tillbridge.run.Runs;
import io.tillbridge.shop.InventoryPush;
import io.tillbridge.shop.OrderPoll;
import io.tillbridge.shop.ProductSync;
import io.tillbridge.shop.ShipmentPush;
import io.tillbridge.shop.StockWatch;
import io.tillbridge.vendor.CatalogPull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files of the product: sound by our rules, and by the schema that visual editors read and write. */
class ShippedRoutesTest {
    private static final Path ROUTES = Path.of("routes");
    private static JsonSchema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream text = ShippedRoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(text));
        }
    }

    @Test
    void everyShippedRouteFileKeepsEveryRule() {
        Map<String, String> keys = Catalogue.keys().stream().collect(Collectors.toMap(Key::name, Key::standard));
        Map<String, Class<?>> beans = Map.ofEntries(
                Map.entry("catalogFlow", CatalogFlow.class),
                Map.entry("catalogPull", CatalogPull.class),
                Map.entry("cseriesCalls", CSeriesCalls.class),
                Map.entry("cseriesHttp", ShopHttp.class),
                Map.entry("cseriesPages", CSeriesPages.class),
                Map.entry("dataSource", DataSource.class),
                Map.entry("failures", Failures.class),
                Map.entry("idempotentAnswers", IdempotentAnswers.class),
                Map.entry("inventoryPush", InventoryPush.class),
                Map.entry("jobWorker", JobWorker.class),
                Map.entry("orderPoll", OrderPoll.class),
                Map.entry("productSync", ProductSync.class),
                Map.entry("runs", Runs.class),
                Map.entry("shipmentPush", ShipmentPush.class),
                Map.entry("stockWatch", StockWatch.class));

        RouteCheck check = new RouteCheck(new Surroundings(beans, keys, Set.of()));

        assertThat(check.check(ROUTES)).extracting(RouteFinding::text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void everyRouteFileOpensInAVisualEditor(String path, String text) throws IOException {
        JsonNode routes = new YAMLMapper().readTree(text);

        assertThat(schema.validate(routes))
                .filteredOn(fault -> !placeholder(fault))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
    }

    @Test
    void theSchemaSeesAMistake() throws IOException {
        String text = Sample.good().get("worker.camel.yaml").replace("message:", "mesage:");

        assertThat(schema.validate(new YAMLMapper().readTree(text))).isNotEmpty();
    }

    /** Camel and the editors take a key wherever a number or a yes or no stands; the schema does not know of keys. */
    private static boolean placeholder(ValidationMessage fault) {
        return fault.getType().equals("type")
                && fault.getInstanceNode().asText().matches("\\{\\{[^}]+}}");
    }

    static Stream<String[]> routeFiles() {
        return Stream.of(ROUTES, Sample.GOOD)
                .flatMap(folder -> read(folder).entrySet().stream())
                .filter(file -> file.getKey().endsWith(RouteFile.ROUTE_SUFFIX))
                .map(file -> new String[] {file.getKey(), file.getValue()});
    }

    private static Map<String, String> read(Path folder) {
        try {
            return new RouteFolder(folder).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
