package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file's products in the order of its rows, made by the first reading for the second: a product that is
 * new and without a fault is not made twice. A rejected row has an empty line.
 */
final class ReadyLines {
    private static final int LARGEST_BUFFER = 1 << 20;
    private static final int SMALLEST_BUFFER = 1 << 12;

    private ReadyLines() {}

    /** The lines of a file are about as long as the file: a small one shall not cost a large buffer. */
    private static int buffer(long fileBytes) {
        return (int) Math.max(SMALLEST_BUFFER, Math.min(LARGEST_BUFFER, 2 * fileBytes));
    }

    static final class Writer implements AutoCloseable {
        private final Path path;
        private final DataOutputStream out;

        /** @param fileBytes size of the vendor's file */
        Writer(Path path, long fileBytes) throws SpoolFault {
            this.path = path;
            try {
                this.out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), buffer(fileBytes)));
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        void add(byte[] bytes, int from, int to) throws SpoolFault {
            try {
                out.writeInt(to - from);
                out.write(bytes, from, to - from);
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        @Override
        public void close() throws SpoolFault {
            try {
                out.close();
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }
    }

    static final class Reader implements AutoCloseable {
        private final Path path;
        private final DataInputStream in;
        private byte[] line = new byte[4096];
        private int length;
        private boolean waiting;

        /** @param fileBytes size of the vendor's file */
        Reader(Path path, long fileBytes) throws SpoolFault {
            this.path = path;
            try {
                this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), buffer(fileBytes)));
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        /** Goes on to the next row's line, which is read only when it is asked for. */
        void next() throws SpoolFault {
            try {
                if (waiting) {
                    in.skipNBytes(length);
                }
                length = in.readInt();
                waiting = true;
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        int length() {
            return length;
        }

        /** The bytes of the row's line, {@link #length} of them; good until the next call. */
        byte[] line() throws SpoolFault {
            if (line.length < length) {
                line = new byte[length + length / 2];
            }
            try {
                in.readFully(line, 0, length);
                waiting = false;
                return line;
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        @Override
        public void close() throws SpoolFault {
            try {
                in.close();
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }
    }
}
