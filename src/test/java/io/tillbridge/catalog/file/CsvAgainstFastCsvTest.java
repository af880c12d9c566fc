package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The reader of our own agrees with a kept one wherever the quotes are right. */
class CsvAgainstFastCsvTest {
    @Property(tries = 5000)
    void rightQuotesReadTheSame(@ForAll("texts") String text) throws IOException {
        List<String> expected = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
                    expected.add(row.getStartingLineNumber() + " " + row.getFields());
                }
            }
        }

        assertThat(visible(records(text))).isEqualTo(visible(expected));
    }

    @Property(tries = 5000)
    void anyTextEndsInRecordsOrAFault(@ForAll("noise") String text) throws IOException {
        try {
            assertThat(records(text)).isNotNull();
        } catch (FileFault fault) {
            assertThat(fault).hasMessageContaining("inside the quoted cell");
        }
    }

    private static String visible(List<String> records) {
        return records.toString().replace("\n", "<LF>").replace("\r", "<CR>");
    }

    private static List<String> records(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CsvRecords records = new CsvRecords(new Dribble(bytes), ',', Catalog.LIMITS);
        List<String> found = new ArrayList<>();
        for (String[] cells = records.next(); cells != null; cells = records.next()) {
            found.add(records.line() + " " + List.of(cells));
        }
        return found;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.of("a", "b", " ", "é", "👟", ";")
                .list()
                .ofMaxSize(4)
                .map(letters -> String.join("", letters));
        Arbitrary<String> quoted = Arbitraries.strings()
                .withChars("a,\n\r\" é")
                .ofMaxLength(6)
                .map(text -> "x\"" + text)
                .map(text -> "\"" + text.replace("\"", "\"\"") + "\"");
        Arbitrary<String> cell =
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, plain), net.jqwik.api.Tuple.of(1, quoted));
        Arbitrary<String> line = cell.list().ofMinSize(1).ofMaxSize(5).map(cells -> String.join(",", cells));
        Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r", "\n\n");
        return net.jqwik.api.Combinators.combine(line, end)
                .as((text, lineEnd) -> text + lineEnd)
                .list()
                .ofMaxSize(6)
                .map(lines -> String.join("", lines));
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars("a,\n\r\" ;").ofMaxLength(30);
    }

    /** Gives one byte at a time, so that every boundary falls everywhere. */
    private static final class Dribble extends ByteArrayInputStream {
        private Dribble(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1));
        }
    }
}
