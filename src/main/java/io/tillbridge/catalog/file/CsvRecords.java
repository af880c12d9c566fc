package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes delimited text in UTF-8 apart, by RFC 4180. Works on bytes, because every byte that means something is ASCII and
 * a cell becomes a String by one copy. A record whose quotes are wrong is handed out marked, and the next one is read as
 * if nothing had been: docs/decisions/0008-csv-on-bytes.md.
 */
final class CsvRecords implements Records {
    /** A record may hold this many times the chars of one cell. */
    private static final int RECORD_CELLS = 16;

    private static final int SMALL = 1 << 13;

    private final InputStream in;
    private final byte delimiter;
    private final ReadLimits limits;
    private final boolean[] stops = new boolean[256];
    private final boolean[] quotedStops = new boolean[256];
    private byte[] buffer = new byte[SMALL];
    private int cell;
    private int position;
    private int limit;
    private long line = 1;
    private String[] cells = new String[32];
    private int count;
    private long chars;
    private boolean quoted;
    private boolean skipping;
    private long recordLine;
    private long number;
    private MalformedRecord malformed;

    CsvRecords(InputStream in, char delimiter, ReadLimits limits) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.limits = limits;
        for (char stop : new char[] {delimiter, '\n', '\r'}) {
            stops[stop] = true;
        }
        for (char stop : new char[] {'"', '\n', '\r'}) {
            quotedStops[stop] = true;
        }
    }

    /** The line that names the delimiter, which spreadsheets do not show. */
    void passOverSeparatorLine() throws IOException {
        next();
        number = 0;
    }

    @Override
    public long line() {
        return recordLine;
    }

    @Override
    public MalformedRecord malformed() {
        return malformed;
    }

    @Override
    public String[] next() throws IOException {
        return find() ? Arrays.copyOf(cells, count) : null;
    }

    @Override
    public boolean skip() throws IOException {
        skipping = true;
        try {
            return find();
        } finally {
            skipping = false;
        }
    }

    private boolean find() throws IOException {
        do {
            cell = position;
            if (peek() < 0) {
                return false;
            }
            record();
        } while (count == 1 && !quoted && cells[0].isBlank());
        return true;
    }

    private void record() throws IOException {
        recordLine = line;
        number++;
        malformed = null;
        quoted = false;
        count = 0;
        chars = 0;
        do {
            cell = position;
            if (peek() == '"') {
                quotedCell();
            } else {
                plainCell();
            }
        } while (delimiterFollows());
    }

    /** Past what ends the cell: true at a delimiter, false at the end of the line or of the file. */
    private boolean delimiterFollows() throws IOException {
        cell = position;
        int end = peek();
        if (end < 0) {
            return false;
        }
        position++;
        if (end == delimiter) {
            return true;
        }
        if (end == '\r' && peek() == '\n') {
            position++;
        }
        line++;
        return false;
    }

    private void plainCell() throws IOException {
        skipTo(stops);
        add(cell, position);
    }

    private void skipTo(boolean[] wanted) throws IOException {
        do {
            byte[] bytes = buffer;
            int at = position;
            int end = limit;
            while (at < end && !wanted[bytes[at] & 0xff]) {
                at++;
            }
            position = at;
        } while (position == limit && fill());
    }

    private void quotedCell() throws IOException {
        long startLine = line;
        boolean escaped = false;
        quoted = true;
        position++;
        while (true) {
            skipTo(quotedStops);
            int value = peek();
            if (value < 0) {
                throw CsvFaults.truncated(startLine);
            }
            position++;
            if (value == '"') {
                if (peek() != '"') {
                    break;
                }
                escaped = true;
                position++;
            } else if (value == '\r' || (value == '\n' && buffer[position - 2] != '\r')) {
                line++;
            }
        }
        int length = position - 1 - cell;
        while (peek() == ' ') {
            position++;
        }
        int end = peek();
        if (end < 0 || stops[end]) {
            add(cell + 1, escaped ? unescaped(cell + 1, cell + length) : cell + length);
        } else {
            malformed = MalformedRecord.afterQuote(count + 1);
            plainCell();
        }
    }

    /** Makes two quotes one, in place; the new end. */
    private int unescaped(int from, int to) {
        int target = from;
        for (int source = from; source < to; source++) {
            buffer[target++] = buffer[source];
            source += buffer[source] == '"' ? 1 : 0;
        }
        return target;
    }

    private void add(int from, int to) throws FileFault {
        if (skipping && count > 0) {
            count++; // the first cell alone tells a blank line
            return;
        }
        String text = from == to ? "" : new String(buffer, from, to - from, StandardCharsets.UTF_8);
        chars += text.length();
        if (text.length() > limits.maxCellChars()) {
            throw cellTooLong();
        }
        if (chars > (long) RECORD_CELLS * limits.maxCellChars()) {
            throw CsvFaults.tooLong("record that starts", recordLine, (long) RECORD_CELLS * limits.maxCellChars());
        }
        if (count > limits.maxColumns()) {
            cells[count - 1] = text.isBlank() ? cells[count - 1] : text; // enough to see that it is too wide
            return;
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
        }
        cells[count++] = text;
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xff : -1;
    }

    /** More bytes behind the position; what stands from the start of the cell on is kept. */
    private boolean fill() throws IOException {
        buffer = limit == SMALL ? Arrays.copyOf(buffer, 8 * SMALL) : buffer;
        if (cell > 0) {
            System.arraycopy(buffer, cell, buffer, 0, limit - cell);
            position -= cell;
            limit -= cell;
            cell = 0;
        }
        if (limit == buffer.length) {
            if (limit > 3L * limits.maxCellChars()) {
                throw cellTooLong();
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(read, 0);
        return read > 0;
    }

    private FileFault cellTooLong() {
        return CsvFaults.tooLong(
                "cell " + (count + 1) + " of the record that starts", recordLine, limits.maxCellChars());
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
