package io.tillbridge.wholesale;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tillbridge.catalog.FormulaGuard;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The error file of an order file or a price file, with the columns of the error files of catalogs. */
final class FileErrors {
    private FileErrors() {}

    static String csv(List<FileFinding> findings) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("line", "vendorSku", "column", "value", "severity", "code", "message", "hint", "record");
            for (FileFinding finding : findings) {
                csv.writeRecord(Stream.of(
                                Long.toString(finding.line()),
                                finding.vendorSku(),
                                finding.column(),
                                finding.value(),
                                finding.severity().text(),
                                finding.code(),
                                finding.message(),
                                finding.hint(),
                                finding.record() == 0 ? "" : Long.toString(finding.record()))
                        .map(FormulaGuard::on)
                        .toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
