package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of rows with findings as they stand in the vendor's file, each cut as in the error file: two files, the rows one
 * after another, and for each its number and its place. The header is row 1.
 */
final class FindingRows {
    static final String ROWS = "finding-rows";
    static final String PLACES = "finding-rows.index";
    /** The rows of more are not kept. */
    static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int PLACE = 2 * Long.BYTES;

    private FindingRows() {}

    static final class Writer implements AutoCloseable {
        private final Spool spool;
        private final Path rowsPath;
        private final Path placesPath;
        private DataOutputStream rows;
        private DataOutputStream places;
        private String[] header;
        private long written;

        Writer(Spool spool) throws SpoolFault {
            this.spool = spool;
            this.rowsPath = spool.unfinished(".rows");
            this.placesPath = spool.unfinished(".index");
        }

        private static DataOutputStream open(Path path) throws SpoolFault {
            try {
                return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        void header(String[] cells) {
            header = cells;
        }

        /** Most files have no findings, and so no files of this kind. */
        private void begin() throws SpoolFault {
            if (rows == null) {
                rows = open(rowsPath);
                places = open(placesPath);
                if (header != null) {
                    add(1, header);
                }
            }
        }

        /** Rows come in the order of their numbers. */
        void add(RawRow row) throws SpoolFault {
            begin();
            add(row.number(), row.cells());
        }

        private void add(long number, String[] cells) throws SpoolFault {
            if (written > MOST_BYTES) {
                return;
            }
            try {
                places.writeLong(number);
                places.writeLong(written);
                int before = rows.size();
                rows.writeInt(cells.length);
                for (String cell : cells) {
                    text(Finding.cut(cell));
                }
                written += rows.size() - before;
            } catch (IOException e) {
                throw SpoolFault.of(rowsPath, e);
            }
        }

        /** A lone surrogate takes three bytes, and 200 code points are never too long. */
        private void text(String cell) throws IOException {
            try {
                rows.writeUTF(cell);
            } catch (UTFDataFormatException tooLong) {
                throw new IllegalStateException("A cell of a row with findings was not cut", tooLong);
            }
        }

        void place(long upload) throws SpoolFault {
            begin();
            close();
            spool.place(rowsPath, upload, ROWS);
            spool.place(placesPath, upload, PLACES);
        }

        @Override
        public void close() throws SpoolFault {
            if (rows == null) {
                return;
            }
            try {
                rows.close();
                places.close();
            } catch (IOException e) {
                throw SpoolFault.of(rowsPath, e);
            }
        }

        /** After a fault, or when both files stand in their place already. */
        void discard() {
            spool.discard(rowsPath);
            spool.discard(placesPath);
        }
    }

    /** Looks rows up by their number. */
    static final class Reader implements AutoCloseable {
        private final FileChannel rows;
        private final FileChannel places;
        private final long count;

        /** @throws java.nio.file.NoSuchFileException the upload has none: an earlier release has loaded it */
        Reader(Spool spool, long upload) throws IOException {
            this.rows = FileChannel.open(spool.file(upload, ROWS));
            this.places = FileChannel.open(spool.file(upload, PLACES));
            this.count = places.size() / PLACE;
        }

        /** Null when the row is not kept. */
        List<String> cells(long number) throws IOException {
            long low = 0;
            long high = count - 1;
            while (low <= high) {
                long middle = (low + high) >>> 1;
                long found = at(middle * PLACE);
                if (found == number) {
                    return read(at(middle * PLACE + Long.BYTES));
                }
                if (found < number) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return null;
        }

        private long at(long position) throws IOException {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(Long.BYTES);
            while (bytes.hasRemaining() && places.read(bytes, position + bytes.position()) >= 0) {}
            return bytes.flip().getLong();
        }

        private List<String> read(long position) throws IOException {
            rows.position(position);
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Channels.newInputStream(rows)));
            int size = in.readInt();
            List<String> cells = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                cells.add(in.readUTF());
            }
            return cells;
        }

        @Override
        public void close() throws IOException {
            try (rows;
                    places) {
                return;
            }
        }
    }
}
