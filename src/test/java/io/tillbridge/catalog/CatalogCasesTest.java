package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of cases goes the real way: bytes kept, surveyed, planned, loaded into MariaDB, error files written. */
class CatalogCasesTest {

    @AutoClose
    private static Database database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.fresh();
    }

    static List<CatalogCase> cases() {
        return CatalogCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatComesInGivesWhatTheContractSays(CatalogCase given) throws Exception {
        try (CaseVendor vendor = new CaseVendor(database, folder, given)) {
            vendor.deliver(given.before());
            LoadResult result = vendor.deliver(given.given());

            List<Upload> uploads = result.uploads();
            for (int i = 0; i < uploads.size(); i++) {
                new CaseOutcome(given, uploads.size() == 1 ? "then" : "then." + (i + 1), vendor, uploads.get(i))
                        .assertAsExpected();
            }
            if (given.has("then.products.csv")) {
                assertThat(vendor.products(CsvCells.rows(given.then("then.products.csv"), ',')
                                .get(0)))
                        .isEqualTo(CsvCells.rows(given.then("then.products.csv"), ','));
            }
        }
    }

    @Test
    void everyFindingOfEveryCaseSaysWhatToDoInWordsOfItsOwn() throws Exception {
        for (CatalogCase given : cases()) {
            try (CaseVendor vendor = new CaseVendor(database, folder.resolve(given.toString()), given)) {
                vendor.deliver(given.before());
                for (Upload upload : vendor.deliver(given.given()).uploads()) {
                    List<List<String>> rows = CsvCells.rows(vendor.returned(upload.id(), "error-file.csv"), ',');
                    for (List<String> finding : rows.subList(1, rows.size())) {
                        assertThat(finding.get(6)).as(given + ": message").isNotBlank();
                        assertThat(finding.get(7)).as(given + ": hint").isNotBlank();
                        assertThat(finding.get(6) + finding.get(7))
                                .as(given.toString())
                                .doesNotContain(
                                        "ALLOW_", "REDACTED", "JsonParser", "Exception", "(code ", "Unexpected");
                    }
                }
            }
        }
    }

    @Test
    void everyFindingCodeHasACase() throws Exception {
        Set<FindingCode> missing = EnumSet.allOf(FindingCode.class);
        missing.remove(FindingCode.FILE_OVERLAP); // of several files of a pull
        for (CatalogCase given : cases()) {
            for (String file : List.of("then.error-file.csv", "then.1.error-file.csv", "then.2.error-file.csv")) {
                if (given.has(file)) {
                    missing.removeAll(CaseOutcome.codes(given.then(file)));
                }
            }
        }

        assertThat(missing.stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEmpty();
    }
}
