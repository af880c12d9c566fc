package io.tillbridge.catalog.load;

import io.tillbridge.catalog.FormulaGuard;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One of the CSV files that go back to a vendor, being written: UTF-8, no cell that a spreadsheet would run. */
final class CsvFile implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final Spool spool;
    private final Path path;
    private final FileChannel channel;
    private final char delimiter;
    /** Grows as lines come: most files have few findings or none. */
    private final Utf8Buffer buffer = new Utf8Buffer(1024);

    private boolean inRow;
    private boolean placed;

    CsvFile(Spool spool, char delimiter) throws SpoolFault {
        this.spool = spool;
        this.delimiter = delimiter;
        this.path = spool.unfinished(".csv");
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
    }

    CsvFile cell(String text) {
        if (inRow) {
            buffer.ascii(delimiter);
        }
        inRow = true;
        buffer.cell(FormulaGuard.on(text), delimiter);
        return this;
    }

    void endRow() throws SpoolFault {
        buffer.ascii('\n');
        inRow = false;
        if (buffer.length() >= PIECE) {
            flush();
        }
    }

    /** Puts the file where it belongs, in the place of an earlier one. */
    void place(long folder, String name) throws SpoolFault {
        flush();
        try {
            channel.close();
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
        spool.place(path, folder, name);
        placed = true;
    }

    private void flush() throws SpoolFault {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer.bytes(), 0, buffer.length());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        }
        buffer.clear();
    }

    @Override
    public void close() throws SpoolFault {
        if (placed) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw SpoolFault.of(path, e);
        } finally {
            spool.discard(path);
        }
    }
}
