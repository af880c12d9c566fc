package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped definitions make of one shelf: the files in {@code cases/feed} are what a destination gets. */
class ShippedFeedGoldenTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases", "feed");

    @TempDir
    Path folder;

    private FeedShelf shelf;

    @BeforeEach
    void wines() {
        shelf = new FeedShelf(folder);
        shelf.whole(
                1,
                "BAR-19",
                columns(
                        "name", "Barolo Cannubi 2019",
                        "brand", "Damilano",
                        "gtin", "04006381333931",
                        "gtin_ean", "4006381333931",
                        "manufacturer_sku", "DAM-CAN-19",
                        "custom_categories", "Wijn > Rood",
                        "google_category", "Food, Beverages & Tobacco > Beverages > Alcoholic Beverages > Wine",
                        "description", "<p>Rijk &amp; vol.</p><p>Bij wild<br>en \"kaas\".</p><script>alert(1)</script>",
                        "attributes",
                                "{\"Jaargang\":\"2019\",\"Inhoud\":\"0,75 l\",\"Producent\":\"Damilano\",\"Alcohol\":\"13,5%\","
                                        + "\"Land\":\"Italië\",\"Druif\":\"Nebbiolo\",\"Gender\":\"unisex\","
                                        + "\"Restsuiker\":\"1,2\",\"Bevat melk\":\"nee\"}"));
        shelf.whole(
                2,
                "CHA-NV",
                columns(
                        "name", "Champagne Brut Réserve 🍾 <b>\"½\"</b> & 'co' ]]>\u0007",
                        "brand", "Maison Ünü",
                        "custom_categories", "Wijn > Mousserend",
                        "attributes", "{\"Vintage\":\"n.v.\",\"Bottle size\":\"6 x 75cl\"}"));
        shelf.whole(
                3,
                "ARA-20",
                columns(
                        "name", "נבל אדום 2020",
                        "brand", "יקב",
                        "custom_categories", "Wijn > Rood",
                        "manufacturer_sku", "=HYPERLINK(\"http://evil.example\")",
                        "attributes", "{\"Year\":\"2020\",\"Volume (ml)\":\"1500\"}"));
        shelf.whole(
                4,
                "WRONG-18",
                columns(
                        "name", "Rioja Crianza 2017",
                        "custom_categories", "Wijn > Rood",
                        "manufacturer_sku", "R4",
                        "attributes", "{\"Vintage\":\"2018\",\"Volume\":\"750 ml\"}"));
        shelf.whole(5, "GLAS", columns("name", "Glas", "custom_categories", "Glas", "manufacturer_sku", "G5"));
        shelf.whole(
                6,
                "NO-IMAGE",
                columns(
                        "name", "Rosé 2021 75 cl",
                        "images", null,
                        "custom_categories", "Wijn > Rosé",
                        "manufacturer_sku", "R6"));
        shelf.whole(7, "BAR-19", columns("name", "Barolo 2019", "custom_categories", "Wijn", "manufacturer_sku", "X7"));
        shelf.execute("UPDATE product SET connection_id = 8 WHERE id = 7");
        shelf.product(8, "LAST-3", columns("name", "Port 1985 75 cl", "custom_categories", "Port", "manufacturer_sku", "P8"));
        shelf.listed(8, FeedShelf.SHOP, "99.95");
        shelf.stock(8, 1, 5, 2);
        shelf.product(9, "NOT-LISTED", columns("name", "Not listed 2020"));
        shelf.whole(10, "HIDDEN", columns("name", "Hidden 2020", "is_visible", false));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private static Map<String, Object> columns(Object... namesAndValues) {
        Map<String, Object> columns = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return columns;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vivino",
                "google-merchant",
                "google-merchant-tsv",
                "meta",
                "kieskeurig-vergelijk",
                "beslist",
                "beslist-csv",
                "idealo",
                "plain-csv"
            })
    void aShippedFeedIsWrittenAsItsDestinationReadsIt(String name) throws Exception {
        var definition = FeedShelf.shipped(name);
        FeedShelf.Made made = shelf.made(definition, FeedShelf.scope());
        String findings = shelf.findings.stream()
                .map(one -> one.item() + " " + one.field() + " " + one.code() + " " + one.blocks().word())
                .collect(Collectors.joining("\n", "", "\n"));

        matches(name + "." + definition.format().kind().extension(), made.text());
        matches(name + ".findings", findings);
        // The cost of a product is in no feed.
        assertThat(made.text()).doesNotContain("7.77").doesNotContain("7,77");
    }

    private static void matches(String file, String found) throws Exception {
        Path expected = CASES.resolve(file);
        assertThat(found).as(file).isEqualTo(Files.readString(expected));
    }

    @Test
    void theVivinoListIsValidByItsSchema() throws Exception {
        String text = shelf.made(FeedShelf.shipped("vivino"), FeedShelf.scope()).text();

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CASES.resolve("vivino.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(text)));
    }
}
