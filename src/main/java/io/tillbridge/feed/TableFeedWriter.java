package io.tillbridge.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.tillbridge.catalog.FormulaGuard;
import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedField;
import io.tillbridge.feed.definition.FeedFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** Writes a feed as a table. */
final class TableFeedWriter implements FeedWriter {
    private static final int BUFFER = 64 * 1024;

    private final FeedFormat.Table table;
    private final List<String> header;
    private final Writer text;
    private final CsvWriter csv;

    TableFeedWriter(FeedDefinition definition, OutputStream out, Charset charset) {
        this.table = definition.format().table();
        this.header = definition.fields().stream().map(FeedField::name).toList();
        this.text = new BufferedWriter(new OutputStreamWriter(out, charset), BUFFER);
        CsvWriter.CsvWriterBuilder builder = CsvWriter.builder()
                .fieldSeparator(table.delimiter())
                .bufferSize(0)
                .lineDelimiter(table.lineEnd().equals("\n") ? LineDelimiter.LF : LineDelimiter.CRLF);
        if (table.quoteAll()) {
            builder.quoteStrategy(QuoteStrategies.ALWAYS);
        }
        this.csv = builder.build(text);
    }

    @Override
    public void begin(Map<String, String> head) throws IOException {
        if (table.header()) {
            record(header.toArray(String[]::new));
        }
    }

    @Override
    public void item(Object[] written) throws IOException {
        String[] cells = new String[written.length];
        for (int i = 0; i < cells.length; i++) {
            String cell = written[i] == null ? "" : (String) written[i];
            cells[i] = table.spreadsheet() ? FormulaGuard.on(cell) : cell;
        }
        record(cells);
    }

    private void record(String[] cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void end() throws IOException {
        flush();
    }

    @Override
    public void flush() throws IOException {
        text.flush();
    }
}
