package io.tillbridge.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.product.GtinKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingOrderTest {

    @Test
    void findingsOfTheWholeFileStandWhereTheirCellsStand() {
        SampleRow row = SampleRow.with("msrp", "x")
                .and("gtinEan", "4006381333931")
                .and("shippingWeight", "1")
                .and("gtinUpc", "036282818705");

        List<Finding> findings = merged(row, GtinKind.EAN.bit() | GtinKind.UPC.bit(), 17);

        assertThat(SampleRow.codes(findings))
                .containsExactly(
                        "vendorSku SKU_DUPLICATE critical",
                        "msrp MSRP_INVALID critical",
                        "gtinEan GTIN_DUPLICATE warning",
                        "shippingWeight WEIGHT_INVALID warning",
                        "gtinUpc GTIN_DUPLICATE warning");
    }

    @Test
    void theLastRowsLineIsNamed() {
        Finding finding = merged(SampleRow.with("color", ""), 0, 17).get(0);

        assertThat(finding.value()).isEqualTo("A-1");
        assertThat(finding.message())
                .isEqualTo("The vendorSku 'A-1' stands again on line 17, and the last row counts; this row is not"
                        + " loaded.");
        assertThat(finding.hint())
                .isEqualTo("Keep one row per vendorSku: take this one out, or give it a vendorSku of its own.");
    }

    @Test
    void aSharedGtinIsShownAsGiven() {
        Finding finding = merged(SampleRow.with("gtinEan", " 4006381-333931 "), GtinKind.EAN.bit(), 0)
                .get(0);

        assertThat(finding.value()).isEqualTo("4006381-333931");
        assertThat(finding.message())
                .isEqualTo("A GTIN names one product; '4006381-333931' in gtinEan stands under two or more SKUs of"
                        + " this file, also on line 3. The cell is left blank.");
    }

    @Test
    void aRepairedGtinHasItsCodeAlready() {
        List<Finding> findings = merged(SampleRow.with("gtinUpc", "36282818705"), GtinKind.UPC.bit(), 0);

        assertThat(SampleRow.codes(findings)).containsExactly("gtinUpc GTIN_LEADING_ZERO repaired");
    }

    @Test
    void aRowOfOtherWidthHasNothingButThat() {
        RowCheck check = SampleRow.with("color", "").check(RowDefaults.none());
        RawRow raw = new RawRow(2, new String[] {"A-1"});

        List<Finding> findings = check.findings(raw, check.check(raw), 0, 17, kind -> "line 3");

        assertThat(SampleRow.codes(findings)).containsExactly(" ROW_WIDTH critical");
    }

    private static List<Finding> merged(SampleRow row, int gtinMask, long replacedByLine) {
        RowCheck check = row.check(RowDefaults.none());
        return check.findings(row.raw(), check.check(row.raw()), gtinMask, replacedByLine, kind -> "line 3");
    }
}
