package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** What the bytes of a catalog are packed in. */
enum Container {
    PLAIN,
    GZIP,
    /** A zip archive that holds one file. */
    ZIP,
    /** An Office Open XML workbook (.xlsx): its rows are no stream of text. */
    WORKBOOK;

    private static final byte[] GZIP_MARK = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};

    /** Told by the file's first bytes, never by its name. */
    static Container of(Path file, ReadLimits limits) throws IOException {
        byte[] head;
        try (InputStream in = new CountingFileInput(file)) {
            head = in.readNBytes(ZIP_MARK.length);
        }
        if (head.length >= GZIP_MARK.length && Arrays.equals(head, 0, 2, GZIP_MARK, 0, 2)) {
            return GZIP;
        }
        if (!Arrays.equals(head, ZIP_MARK)) {
            return PLAIN;
        }
        return ZipContents.of(file, limits).workbook() ? WORKBOOK : ZIP;
    }

    /** The bytes of the catalog itself; closing them closes the file. */
    InputStream unpacked(CountingFileInput file, ReadLimits limits) throws IOException {
        try {
            return switch (this) {
                case PLAIN -> file;
                case GZIP -> new GzipMembers(file, limits.maxUnpackedSize());
                case ZIP -> ZipMember.only(file, limits);
                case WORKBOOK -> throw new IllegalStateException("A workbook has rows, not text.");
            };
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
