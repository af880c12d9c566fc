package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static io.tillbridge.catalog.file.Catalog.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Column;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderTest {
    @Test
    void caseBlanksAndOrderDoNotMatter() {
        Layout layout = Catalog.csv(" LANGUAGE ,msrp,\"DefaultCOST\",Name,brand,VENDORSKU", "en,1,1,n,b,A")
                .layout();

        assertThat(layout.indexOf(Column.LANGUAGE)).isZero();
        assertThat(layout.indexOf(Column.VENDOR_SKU)).isEqualTo(5);
        assertThat(layout.indexOf(Column.IMAGES)).isEqualTo(-1);
        assertThat(layout.column(3)).isEqualTo(Column.NAME);
        assertThat(layout.headers()).startsWith(" LANGUAGE ", "msrp");
    }

    @Test
    void variationsAndAttributesKeepTheirNames() {
        Layout layout = Catalog.csv(HEADER + ",Variation: Fit ,ATTRIBUTE:Made of,variation:", ROW + ",a,b,c")
                .layout();

        assertThat(layout.variation(6)).isEqualTo("Fit");
        assertThat(layout.attribute(7)).isEqualTo("Made of");
        assertThat(layout.variation(8)).isEmpty();
        assertThat(layout.variation(0)).isNull();
        assertThat(layout.column(6)).isNull();
    }

    @Test
    void everyMissingColumnIsNamedWithTheNearestHeaderSeen() {
        Catalog catalog = Catalog.csv("vendor_sku,name,brand,mrsp,cost,x", ROW);

        assertThat(catalog.refusal())
                .isEqualTo("FILE_HEADER_MISSING line 1: Read as lightspeed-vendor, the header lacks required columns:"
                        + " \"msrp\", nearest in the file: \"mrsp\"; \"defaultCost\", nearest in the file: \"cost\";"
                        + " \"language\". Line 1 was taken for the header: \"vendor_sku,name,brand,mrsp,cost,x\". [Add the columns, rename the nearest ones,"
                        + " or choose the dialect the file is written in.]");
    }

    @Test
    void aColumnTwiceIsRefusedTogetherWithWhatIsMissing() {
        Catalog catalog =
                Catalog.csv("vendorSku,name,brand,msrp, Name ,defaultCost,variation:Fit,Variation:FIT", ROW + ",x,y");

        assertThat(catalog.refusal())
                .startsWith(
                        "FILE_HEADER_DUPLICATE line 1: The header names a column twice: \"Name\", \"Variation:FIT\". [Take one"
                                + " of the two columns out.]\nFILE_HEADER_MISSING line 1:")
                .contains("\"language\"");
    }

    @Test
    void unknownColumnsAreReportedOnceEachHoweverOftenTheyStandThere() {
        Catalog catalog = Catalog.csv(HEADER + ",colour,Image,qwertz,qwertz,variaton:Fit,", ROW + ",1,2,3,4,5,6");

        assertThat(catalog.warnings())
                .containsExactly(
                        "FILE_HEADER_UNKNOWN line 1: The column \"colour\" is not known to lightspeed-vendor; it is passed over."
                                + " [color]",
                        "FILE_HEADER_UNKNOWN line 1: The column \"Image\" is not known to lightspeed-vendor; it is passed over."
                                + " [images]",
                        "FILE_HEADER_UNKNOWN line 1: The column \"qwertz\" is not known to lightspeed-vendor; it is passed over."
                                + " [Leave it if the hub need not read it; else give it the name of a known column.]",
                        "FILE_HEADER_UNKNOWN line 1: The column \"variaton:Fit\" is not known to lightspeed-vendor; it is passed"
                                + " over. [variation:Fit]",
                        "FILE_HEADER_UNKNOWN line 1: A column has no name; it is passed over. [Give the column a name, or take it out.]");
        assertThat(catalog.layout().column(6)).isNull();
    }

    @Test
    void theColumnErrorsOfARejectedRowsFileIsKnownAndIgnored() {
        Catalog catalog = Catalog.csv(HEADER + ",Errors", ROW + ",SKU_MISSING");

        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.layout().column(6)).isNull();
    }

    @Test
    void aColumnTheConnectionFillsInMayBeAbsent() {
        byte[] file = "vendorSku,name,msrp,defaultCost,language\nA,n,1,1,en".getBytes(StandardCharsets.UTF_8);

        Catalog without = Catalog.read(file, Catalog.LIMITS, DialectChoice.auto(Catalog.shipped()));
        Catalog with = Catalog.read(
                file, Catalog.LIMITS, DialectChoice.auto(Catalog.shipped()).withGiven(Column.BRAND));

        assertThat(without.refusal()).contains("lacks required columns: \"brand\".");
        assertThat(with.rows()).hasSize(1);
    }

    @Test
    void tenThousandUnknownColumnsAreReportedInBoundedTime() {
        StringBuilder header = new StringBuilder(HEADER);
        for (int i = 0; i < 9_000; i++) {
            header.append(",some unknown column number ").append(i);
        }

        assertThat(Catalog.csv(header.toString(), ROW).warnings()).hasSize(9_000);
    }

    @Test
    void theSameFileIsReadAgainFromItsFirstRow() throws Exception {
        java.nio.file.Path path = java.nio.file.Files.createTempFile("catalog", ".csv");
        java.nio.file.Files.writeString(path, HEADER + "\n" + ROW);

        try (CatalogFile first =
                        CatalogFile.open(path, "x.csv", Catalog.LIMITS, DialectChoice.auto(Dialects.canonical()));
                CatalogFile second = first.again()) {
            assertThat(first.next().cells()[0]).isEqualTo("A-1");
            assertThat(second.next().cells()[0]).isEqualTo("A-1");
            assertThat(second.next()).isNull();
        }
    }
}
