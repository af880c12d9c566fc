package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of every kind given a wrong value in one body: all are told, each with what was expected and found. */
class SettingFaultsTest {
    private static final Map<String, Object> SFTP_CATALOG = Map.ofEntries(
            Map.entry("host", "sftp://x"),
            Map.entry("port", 65_536),
            Map.entry("path", "a\u0007b"),
            Map.entry("username", 7),
            Map.entry("hostKey", "SHA256:abc"),
            Map.entry("dialect", "shopfy"),
            Map.entry("country", "Holland"),
            Map.entry("brand", "x".repeat(256)),
            Map.entry("language", "dutch"),
            Map.entry("missingCost", "zero"),
            Map.entry("blankCells", "wipe"),
            Map.entry("missingProducts", true),
            Map.entry("maxDropPercent", 101),
            Map.entry("ignore", List.of("")),
            Map.entry("symlinks", "follow"),
            Map.entry("legacyAlgorithms", "yes"),
            Map.entry("parallelSessions", 99),
            Map.entry("reportTo", List.of("nobody")));
    private static final Map<String, Object> FTP_CATALOG = Map.ofEntries(
            Map.entry("host", "ftp://x"),
            Map.entry("port", 0),
            Map.entry("path", "a\u0007b"),
            Map.entry("username", 7),
            Map.entry("tls", "starttls"),
            Map.entry("passive", "yes"),
            Map.entry("certificateFingerprint", "SHA1:abc"),
            Map.entry("dialect", "shopfy"),
            Map.entry("country", "Holland"),
            Map.entry("brand", "x".repeat(256)),
            Map.entry("language", "dutch"),
            Map.entry("missingCost", "zero"),
            Map.entry("blankCells", "wipe"),
            Map.entry("missingProducts", true),
            Map.entry("maxDropPercent", 101),
            Map.entry("ignore", List.of("")),
            Map.entry("symlinks", "follow"),
            Map.entry("parallelSessions", 99),
            Map.entry("reportTo", List.of("nobody")));
    private static final Map<String, Object> HTTPS_CATALOG = Map.ofEntries(
            Map.entry("url", "http://x/a.csv"),
            Map.entry("urls", List.of("https://u:p@x/a.csv")),
            Map.entry("headers", "X-Shop: 7"),
            Map.entry("auth", "digest"),
            Map.entry("username", "a:b"),
            Map.entry("certificateFingerprint", "12:34"),
            Map.entry("dialect", "shopfy"),
            Map.entry("country", "Holland"),
            Map.entry("brand", "x".repeat(256)),
            Map.entry("language", "dutch"),
            Map.entry("missingCost", "zero"),
            Map.entry("blankCells", "wipe"),
            Map.entry("missingProducts", true),
            Map.entry("maxDropPercent", 101),
            Map.entry("ignore", List.of("")),
            Map.entry("parallelSessions", 99),
            Map.entry("reportTo", List.of("nobody")));
    private static final Map<String, Object> OWN_CATALOG = Map.ofEntries(
            Map.entry("dialect", "excel"),
            Map.entry("country", "Nederland"),
            Map.entry("brand", "x".repeat(256)),
            Map.entry("language", "dutch"),
            Map.entry("missingCost", "zero"),
            Map.entry("blankCells", "drop"),
            Map.entry("missingProducts", "delete"),
            Map.entry("maxDropPercent", 101),
            Map.entry("reportTo", List.of("vendor")));
    private static final Map<String, Object> CSERIES = Map.ofEntries(
            Map.entry("cluster", "eu1"),
            Map.entry("baseUrl", "ftp://api.example.com"),
            Map.entry("language", "dutch"),
            Map.entry("tradeName", List.of()),
            Map.entry("orderSync", "yes"),
            Map.entry("stockSync", 1),
            Map.entry("productSync", "on"),
            Map.entry("createUnknownProducts", "true"),
            Map.entry("matchBy", "ean_or_sku"),
            Map.entry("skuField", "code"),
            Map.entry("syncFields", List.of("nam")),
            Map.entry("blankFields", "kep"),
            Map.entry("reserveUnpaid", 0),
            Map.entry("payAfterwards", Map.of()),
            Map.entry("sameDayCutOff", "noon"),
            Map.entry("timeZone", "Amsterdam"),
            Map.entry("warehouses", List.of("main")),
            Map.entry("stockBuffer", -1),
            Map.entry("webhooks", "off"),
            Map.entry("lineKinds", "gift"),
            Map.entry("checkoutOptions", "on"),
            Map.entry("checkoutHosts", List.of("https://www.example.nl")),
            Map.entry("checkoutScript", "on"),
            Map.entry("checkoutPlace", "price\u0007"),
            Map.entry("checkoutMethods", 1),
            Map.entry("checkoutMethodTitle", "x".repeat(101)),
            Map.entry("checkoutMethodPrice", "4,95"),
            Map.entry("checkoutMethodTax", "high"));
    private static final Map<String, Object> RSERIES = Map.ofEntries(
            Map.entry("accountId", "main"),
            Map.entry("baseUrl", "ftp://api.example.com"),
            Map.entry("redirectUri", "http://hub.example.com/back"),
            Map.entry("clientId", 7),
            Map.entry("shopName", List.of()),
            Map.entry("registerId", "0"),
            Map.entry("employeeId", "1.5"),
            Map.entry("orderSync", "yes"),
            Map.entry("productSync", "on"),
            Map.entry("stockSync", 1),
            Map.entry("priceSync", "true"),
            Map.entry("costSync", 0),
            Map.entry("autoEnableNewProducts", "all"),
            Map.entry("autoCreateProducts", Map.of()),
            Map.entry("shopMapping", "off"),
            Map.entry("shops", "2"),
            Map.entry("warehouses", List.of("main")),
            Map.entry("returnsWarehouse", "back"),
            Map.entry("useCompanyAddress", "no"),
            Map.entry("stockBuffer", -1),
            Map.entry("matchBy", "ean_or_sku"),
            Map.entry("skuField", "articleCode"),
            Map.entry("countFrom", -5),
            Map.entry("skipSales", "eCom"),
            Map.entry("skipWebOrders", "yes"),
            Map.entry("currency", "euro"),
            Map.entry("priceLevels", List.of("online")));

    private static final Map<String, Object> FEED = Map.ofEntries(
            Map.entry("feed", "no-such-feed"),
            Map.entry("connections", List.of("shop")),
            Map.entry("warehouses", List.of("main")),
            Map.entry("stockBuffer", -1),
            Map.entry("velocityDays", 91),
            Map.entry("maxDropPercent", 101),
            Map.entry("maxFailPercent", "5"),
            Map.entry("currency", "euro"),
            Map.entry("language", "dutch"),
            Map.entry("shopUrl", "ftp://shop.example.com"),
            Map.entry("costs", "yes"),
            Map.entry("delivery", "mail"),
            Map.entry("fileName", "../feed.xml"),
            Map.entry("protocol", "ftp"),
            Map.entry("host", "sftp://partner.example.com"),
            Map.entry("port", 0),
            Map.entry("path", "a\u0007b"),
            Map.entry("username", 7),
            Map.entry("hostKey", "rsa"),
            Map.entry("certificateFingerprint", "SHA1:abc"));
    private static final Map<String, Object> POSTNL = Map.ofEntries(
            Map.entry("connections", List.of("shop")),
            Map.entry("baseUrl", "http://api.postnl.nl"),
            Map.entry("options", List.of("night")),
            Map.entry("days", 10),
            Map.entry("pickupPoints", "3"),
            Map.entry("cutOffs", "16:00"));

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("sftp-catalog", SFTP_CATALOG, "SftpCatalogSettings"),
                Arguments.of("ftp-catalog", FTP_CATALOG, "FtpCatalogSettings"),
                Arguments.of("https-catalog", HTTPS_CATALOG, "HttpsCatalogSettings"),
                Arguments.of("own-catalog", OWN_CATALOG, "OwnCatalogSettings"),
                Arguments.of("cseries", CSERIES, "CSeriesSettings"),
                Arguments.of("rseries", RSERIES, "RSeriesSettings"),
                Arguments.of("feed", FEED, "FeedSettings"),
                Arguments.of("postnl", POSTNL, "PostnlSettings"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyWrongSettingIsToldInOneAnswer(String kind, Map<String, Object> wrong, String schema) throws Exception {
        Map<String, Object> body = new HashMap<>(Map.of("kind", kind, "name", "x", "settings", wrong));

        HttpResponse<String> answer = hub.door.send(
                hub.door.json("POST", "/api/v1/connections", new ObjectMapper().writeValueAsString(body)));

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode errors = RunningApi.json(answer).path("errors");
        assertThat(errors)
                .extracting(error -> error.path("pointer").asText().replaceFirst("/0$", ""))
                .containsExactlyInAnyOrderElementsOf(pointers(schema));
        assertThat(errors)
                .extracting(error -> error.path("message").asText())
                .allSatisfy(message -> assertThat(message).startsWith("must ").containsIgnoringCase("found "));
    }

    @Test
    void everyKindIsHere() {
        JsonNode kinds = Contract.read().root().at("/components/schemas/NewConnection/properties/kind/enum");

        assertThat(kinds)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        kinds().map(arguments -> (String) arguments.get()[0]).toList());
    }

    /** Of all the settings that the contract names. */
    private static List<String> pointers(String schema) {
        List<String> pointers = new ArrayList<>();
        Contract.read()
                .root()
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(name -> pointers.add("/settings/" + name));
        return pointers;
    }
}
