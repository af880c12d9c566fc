package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import java.io.IOException;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Compares what an upload gave with the {@code then} files of its case. */
record CaseOutcome(CatalogCase given, String then, CaseVendor vendor, Upload upload) {

    private static final List<String> HEADER =
            List.of("line", "vendorSku", "column", "value", "severity", "code", "message", "hint", "record");

    static Set<FindingCode> codes(String errorFile) {
        Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
        List<List<String>> rows = CsvCells.rows(errorFile, ',');
        rows.subList(1, rows.size()).forEach(row -> codes.add(FindingCode.valueOf(row.get(5))));
        return codes;
    }

    void assertAsExpected() throws IOException {
        assertSummary();
        assertErrorFile();
        if (given.has(then + ".rejected-rows.csv")) {
            assertRejectedRows();
        }
    }

    private void assertSummary() throws IOException {
        Properties expected = new Properties();
        expected.load(new StringReader(given.then(then + ".summary.properties")));

        TreeMap<Object, Object> found = new TreeMap<>();
        Summary summary = upload.summary();
        found.put("state", upload.state().text());
        found.put("rows", Long.toString(summary.rows()));
        found.put("created", Long.toString(summary.created()));
        found.put("updated", Long.toString(summary.updated()));
        found.put("unchanged", Long.toString(summary.unchanged()));
        found.put("rejected", Long.toString(summary.rejected()));
        summary.findings().forEach((code, count) -> found.put(code.name(), Long.toString(count)));
        expected.replaceAll((key, count) -> count.equals("*") ? found.get(key) : count);
        assertThat(found).isEqualTo(new TreeMap<>(expected));
    }

    private void assertErrorFile() throws IOException {
        List<List<String>> found = CsvCells.rows(vendor.returned(upload.id(), "error-file.csv"), ',');
        List<List<String>> expected = CsvCells.rows(given.then(then + ".error-file.csv"), ',');

        List<String> compared = expected.get(0);
        assertThat(HEADER).startsWith(compared.toArray(String[]::new));
        assertThat(found.get(0)).isEqualTo(HEADER);
        assertThat(found).as("error file").hasSameSizeAs(expected);
        for (int i = 1; i < expected.size(); i++) {
            List<String> line = found.get(i);
            assertThat(line.subList(0, compared.size())).isEqualTo(anyLine(expected.get(i), line.get(0)));
            assertThat(line.get(6)).as("message").isNotBlank();
            assertThat(line.get(7)).as("hint").isNotBlank();
        }
    }

    /** The contract leaves open on which line some faults of the whole file stand: {@code *} fits any. */
    private static List<String> anyLine(List<String> expected, String line) {
        return expected.get(0).equals("*") ? List.of(line, "", "", "", expected.get(4), expected.get(5)) : expected;
    }

    private void assertRejectedRows() throws IOException {
        String expected = given.then(then + ".rejected-rows.csv");
        int errors = expected.indexOf("errors");
        char delimiter = errors == 0 ? ',' : expected.charAt(errors - 1);

        assertThat(CsvCells.rows(vendor.returned(upload.id(), "rejected-rows.csv"), delimiter))
                .as("rejected rows")
                .isEqualTo(CsvCells.rows(expected, delimiter));
    }
}
