package io.tillbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.check.RowDefaults;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.DialectChoice;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.catalog.file.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's catalogs are what they say, by the hub's own checks. */
class SandboxFindingsTest {
    /** What a row, or a header, alone cannot show; a whole pull shows the first three (HubSandboxTest), README tells of the others. */
    private static final Set<FindingCode> OF_MORE_THAN_A_ROW = EnumSet.of(
            FindingCode.SKU_DUPLICATE,
            FindingCode.GTIN_DUPLICATE,
            FindingCode.FILE_OVERLAP,
            FindingCode.FILE_DROP_GUARD,
            FindingCode.FILE_TOO_LARGE);

    @TempDir
    Path folder;

    private final Set<FindingCode> found = EnumSet.noneOf(FindingCode.class);

    @BeforeEach
    void write() throws IOException {
        SandboxCatalogs.write(folder, 3_000);
    }

    @Test
    void theCleanVendorGivesNoFinding() throws Exception {
        check(folder.resolve(SandboxCatalogs.CLEAN).resolve("catalog.csv"));

        assertThat(found).isEmpty();
    }

    @Test
    void theOtherVendorGivesEveryFindingOfTheContract() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve(SandboxCatalogs.FAULTY))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    check(file);
                } catch (CatalogFileFault fault) {
                    fault.findings().forEach(finding -> found.add(finding.code()));
                }
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(OF_MORE_THAN_A_ROW)));
    }

    @ParameterizedTest
    @CsvSource({
        "empty.csv,FILE_EMPTY",
        "header-only.csv,FILE_EMPTY",
        "page.csv,FILE_FORMAT",
        "zip.csv,FILE_FORMAT",
        "object.json,FILE_FORMAT",
        "other-columns.csv,FILE_HEADER_MISSING",
        "twice.csv,FILE_HEADER_DUPLICATE",
        "cut.csv,FILE_TRUNCATED",
        "cut.csv.gz,FILE_TRUNCATED"
    })
    void eachRefusedFileIsRefusedForItsReason(String name, FindingCode reason) throws Exception {
        Path file = folder.resolve(SandboxCatalogs.FAULTY).resolve("refused").resolve(name);

        List<Finding> findings = fatal(file);

        assertThat(findings).extracting(Finding::code).contains(reason);
    }

    @Test
    void everyFaultOfARowIsFoundUnderItsName() throws Exception {
        for (RowFault fault : RowFault.ALL) {
            Path file = folder.resolve("one-fault.csv");
            try (var out = Files.newBufferedWriter(file)) {
                SandboxCatalogs.header(out, ',').writeRecord(fault.applyTo(new GoodRows("ONE").row(3)));
            }
            found.clear();
            check(file);

            assertThat(found).extracting(FindingCode::name).containsExactly(fault.code());
        }
    }

    @Test
    void theMainCatalogHasSkusAndGtinsTwice() throws IOException {
        Set<String> seen = new HashSet<>();
        long twice = Files.readAllLines(folder.resolve(SandboxCatalogs.FAULTY).resolve("catalog.csv")).stream()
                .map(line -> line.split(",", 2)[0])
                .filter(sku -> sku.startsWith("QUA-") && !seen.add(sku))
                .count();

        assertThat(twice).isGreaterThan(20);
    }

    private void check(Path file) throws CatalogFileFault {
        DialectChoice canonical = DialectChoice.auto(Dialects.canonical());
        try (CatalogFile catalog =
                CatalogFile.open(file, file.getFileName().toString(), ReadLimits.of(1L << 30, 1L << 30), canonical)) {
            catalog.headerFindings().forEach(finding -> found.add(finding.code()));
            RowCheck check = new RowCheck(catalog.layout(), RowDefaults.none());
            for (RawRow row = catalog.next(); row != null; row = catalog.next()) {
                check.check(row).findings().forEach(finding -> found.add(finding.code()));
            }
        }
    }

    private List<Finding> fatal(Path file) {
        try {
            check(file);
            return List.of();
        } catch (CatalogFileFault fault) {
            return fault.findings();
        }
    }
}
