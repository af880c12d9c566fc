package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectsTest {
    @TempDir
    private Path folder;

    @Test
    void theDistributionHasSeven() {
        assertThat(Catalog.shipped().names())
                .containsExactly(
                        "c-series-export",
                        "google-merchant",
                        "lightspeed-vendor",
                        "nuorder",
                        "r-series-items",
                        "shopify",
                        "x-series-products");
        assertThat(Catalog.shipped().title("shopify")).isEqualTo("Shopify product export");
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnce() throws IOException {
        dialect("lightspeed-vendor", "name: lightspeed", "titel: x");
        dialect(
                "other",
                "name: other",
                "title: Other",
                "columns: {vendorSku: A, nam: B, name: a, brand: [C, 5], msrp: vendorSku}",
                "otherwise: {gtinEan: A, msrp: 5}",
                "values: {msrp: strip, defaultCost: {unit: }}",
                "language: xx",
                "rows: {groups: A}");

        assertThat(faults())
                .containsExactly(
                        "lightspeed-vendor.yaml, titel: is no key of a dialect; the nearest is \"title\"",
                        "lightspeed-vendor.yaml, name: expected \"lightspeed-vendor\", as the file is named",
                        "lightspeed-vendor.yaml, title: expected a text, found nothing",
                        "other.yaml, columns.nam: is no canonical column; the nearest is \"name\"",
                        "other.yaml, columns.brand: expected a text, found 5; put it in quotes",
                        "other.yaml, otherwise.gtinEan: a GTIN is read from its own column alone",
                        "other.yaml, otherwise.msrp: expected a text, found 5; put it in quotes",
                        "other.yaml, values.msrp: expected strip-currency, strip-apostrophe, {unit: …}, {words: {…}} or {list: …}",
                        "other.yaml, values.defaultCost: expected strip-currency, strip-apostrophe, {unit: …}, {words: {…}} or {list: …}",
                        "other.yaml, columns.name: \"a\" belongs to vendorSku already",
                        "other.yaml, columns.msrp: \"vendorSku\" is the canonical name of another column",
                        "other.yaml, language: expected two letters of ISO 639-1 in quotes, found \"xx\"",
                        "other.yaml, rows.groups: is no key of a dialect; the nearest is \"group\"",
                        "other.yaml, rows.group: expected a text, found nothing");
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsLine() throws IOException {
        dialect("lightspeed-vendor", "name: lightspeed-vendor", "columns: [", "x: }");

        assertThat(faults()).singleElement().asString().startsWith("lightspeed-vendor.yaml: is no YAML (line 3): ");
    }

    @Test
    void aKeyTwiceIsAFault() throws IOException {
        dialect("lightspeed-vendor", "name: lightspeed-vendor", "title: a", "title: b");

        assertThat(faults())
                .singleElement()
                .asString()
                .isEqualTo("lightspeed-vendor.yaml, title: must stand here once, found it again: take one away.");
    }

    @Test
    void theCanonicalDialectMustBeThere() {
        assertThat(faults())
                .containsExactly("lightspeed-vendor.yaml: is missing in " + folder + "; take it from the distribution");
    }

    @Test
    void aMissingFolderIsAFaultToo() {
        folder = folder.resolve("absent");

        assertThat(faults())
                .containsExactly(folder + ": expected a readable folder of dialects; take it from the distribution");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Dialects.canonical().title("shopware"))
                .hasMessage(
                        "There is no dialect \"shopware\"; there are lightspeed-vendor, and auto chooses one by the header.");
    }

    private void dialect(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name + ".yaml"), List.of(lines));
    }

    private List<String> faults() {
        return catchThrowableOfType(DialectsInvalid.class, () -> Dialects.read(folder)).faults().stream()
                .map(DialectFault::toString)
                .toList();
    }
}
