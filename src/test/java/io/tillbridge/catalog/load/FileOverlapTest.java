package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.catalog.load.CatalogTarget.Dated;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One SKU in two files of a pull: the file that was changed later counts, then the later name. */
class FileOverlapTest {
    private static final String OLD = "2026-01-01T00:00:00Z";
    private static final String NEW = "2026-06-01T00:00:00Z";

    @TempDir
    Path folder;

    @AutoClose
    private CatalogTarget shop;

    @BeforeEach
    void open() throws Exception {
        shop = new CatalogTarget(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv," + OLD + ",b.csv," + NEW + ",2.00",
        "a.csv," + NEW + ",b.csv," + OLD + ",1.00",
        "a.csv," + OLD + ",b.csv," + OLD + ",2.00",
        "z/a.csv," + OLD + ",b.csv," + OLD + ",1.00",
        "old/z.csv," + OLD + ",new.csv," + NEW + ",2.00"
    })
    void theFileThatWasChangedLaterCounts(String one, String changed, String other, String otherChanged, String price)
            throws Exception {
        shop.load(shop.pull(Map.of(
                one, new Dated(changed, CatalogTarget.HEADER + CatalogTarget.row("S1", "1.00")),
                other, new Dated(otherChanged, CatalogTarget.HEADER + CatalogTarget.row("S1", "2.00")))));

        assertThat(shop.prices()).containsExactly(Map.entry("S1", price + "00"));
    }

    @Test
    void theFileThatLostIsToldOnceWithTheFilesThatHoldItsProducts() throws Exception {
        LoadResult result = shop.load(shop.pull(Map.of(
                "all.csv", new Dated(OLD, CatalogTarget.HEADER + CatalogTarget.rows(1, 5)),
                "chairs.csv", new Dated(NEW, CatalogTarget.HEADER + CatalogTarget.rows(1, 2)),
                "sale.csv",
                        new Dated(
                                NEW,
                                CatalogTarget.HEADER
                                        + CatalogTarget.row("S4", "3.00")
                                        + CatalogTarget.row("S4", "2.00")))));

        Upload lost = upload(result, "all.csv");
        assertThat(shop.errorFile(lost).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("1,,,,warning,FILE_OVERLAP,\"Expected each product in one file of the pull, found 3 SKUs"
                        + " of this file in files that were changed later or have a later name; their rows count:"
                        + " chairs.csv (2), sale.csv (1).\"");
        assertThat(lost.summary()).satisfies(summary -> {
            assertThat(summary.findings()).containsExactly(Map.entry(FindingCode.FILE_OVERLAP, 1L));
            assertThat(summary.created()).isEqualTo(2);
            assertThat(summary.rejected()).isZero();
        });
        assertThat(upload(result, "chairs.csv").summary().findings()).isEmpty();
        assertThat(upload(result, "sale.csv").summary().findings()).containsOnlyKeys(FindingCode.SKU_DUPLICATE);
    }

    @Test
    void whatIsMissingIsMissingInAllFilesTogether() throws Exception {
        shop.missing(MissingProducts.HIDE);
        shop.load(shop.pull(Map.of(
                "a.csv", new Dated(OLD, CatalogTarget.HEADER + CatalogTarget.rows(1, 9)),
                "b.csv", new Dated(OLD, CatalogTarget.HEADER + CatalogTarget.rows(9, 10)))));

        shop.load(shop.pull(Map.of(
                "a.csv", new Dated(NEW, CatalogTarget.HEADER + CatalogTarget.rows(1, 8)),
                "b.csv", new Dated(OLD, CatalogTarget.HEADER + CatalogTarget.rows(8, 9)))));

        assertThat(shop.prices()).hasSize(9).doesNotContainKey("S10");
    }

    private static Upload upload(LoadResult result, String name) {
        return result.uploads().stream()
                .filter(upload -> upload.filename().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
