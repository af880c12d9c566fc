package io.tillbridge.catalog.load;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rows that go back to a vendor are written byte for byte as a kept library writes them. */
class CellAgainstFastCsvTest {
    @Property(tries = 2000)
    void rowsAreWrittenTheSame(@ForAll("rows") List<String> cells, @ForAll("delimiters") char delimiter) {
        StringWriter expected = new StringWriter();
        CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(expected)
                .writeRecord(cells);

        Utf8Buffer buffer = new Utf8Buffer(16);
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                buffer.ascii(delimiter);
            }
            buffer.cell(cells.get(i), delimiter);
        }
        buffer.ascii('\n');

        assertThat(new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8))
                .isEqualTo(expected.toString());
    }

    @Provide
    Arbitrary<List<String>> rows() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("a,;\t\"\r\n =é€")
                .ofMinLength(1)
                .ofMaxLength(8);
        return Arbitraries.oneOf(texts, Arbitraries.of("", "🚲", "a\"b"))
                .list()
                .ofMinSize(2)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t');
    }
}
