package io.tillbridge.catalog.load;

import io.tillbridge.storage.SpoolFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One byte for each row of a file in the order of reading: what the second reading must know of it. */
final class RowFlags {
    static final int FINDINGS = 1;
    static final int REJECTED = 2;

    private RowFlags() {}

    static final class Writer implements AutoCloseable {
        private final Path path;
        private final OutputStream out;

        Writer(Path path) throws SpoolFault {
            this.path = path;
            try {
                this.out = new BufferedOutputStream(Files.newOutputStream(path));
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        void add(int flags) throws SpoolFault {
            try {
                out.write(flags);
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
        private final InputStream in;

        Reader(Path path) throws SpoolFault {
            this.path = path;
            try {
                this.in = new BufferedInputStream(Files.newInputStream(path));
            } catch (IOException e) {
                throw SpoolFault.of(path, e);
            }
        }

        /** The flags of the next row. */
        int next() throws SpoolFault {
            try {
                int flags = in.read();
                if (flags < 0) {
                    throw new IOException("the second reading finds more rows than the first");
                }
                return flags;
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
