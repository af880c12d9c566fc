package io.tillbridge.sandbox;

import java.io.IOException;
import java.io.Writer;

/** Writes rows as RFC 4180 says, with a delimiter of choice. */
final class CsvWriter {
    private final Writer out;
    private final char delimiter;

    CsvWriter(Writer out, char delimiter) {
        this.out = out;
        this.delimiter = delimiter;
    }

    void row(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            cell(cells[i]);
        }
        out.write("\r\n");
    }

    private void cell(String text) throws IOException {
        if (!mustQuote(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    private boolean mustQuote(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
