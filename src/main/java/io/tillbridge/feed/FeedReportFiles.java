package io.tillbridge.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.tillbridge.catalog.FormulaGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a check report as CSV and as a JSON array, as those of uploads. */
public final class FeedReportFiles implements FeedReport, AutoCloseable {
    private static final List<String> HEADER =
            List.of("item", "field", "value", "rule", "code", "blocks", "message", "hint");

    private final CsvWriter csv;
    private final JsonGenerator json;
    private final long most;
    private long added;

    /** @param most findings that are written; further ones are counted in the result only */
    public FeedReportFiles(Path csv, Path json, long most) throws IOException {
        this.most = most;
        this.csv = CsvWriter.builder().build(Files.newBufferedWriter(csv));
        try {
            this.json = new JsonFactory().createGenerator(Files.newBufferedWriter(json));
            this.json.writeStartArray();
            this.csv.writeRecord(HEADER);
        } catch (IOException | UncheckedIOException e) {
            this.csv.close();
            throw e;
        }
    }

    @Override
    public void add(FeedFinding finding) throws IOException {
        // What keeps a feed from being published comes last, and is never left out.
        if (added++ >= most && finding.blocks() != FeedFinding.Blocks.FEED) {
            return;
        }
        List<String> cells = List.of(
                finding.item(),
                finding.field(),
                finding.value(),
                finding.rule(),
                finding.code().name(),
                finding.blocks().word(),
                finding.message(),
                finding.hint());
        json.writeStartObject();
        for (int i = 0; i < cells.size(); i++) {
            json.writeStringField(HEADER.get(i), cells.get(i));
        }
        json.writeEndObject();
        try {
            csv.writeRecord(cells.stream().map(FormulaGuard::on).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Makes both files whole. */
    @Override
    public void close() throws IOException {
        try (json) {
            json.writeEndArray();
        } finally {
            csv.close();
        }
    }
}
