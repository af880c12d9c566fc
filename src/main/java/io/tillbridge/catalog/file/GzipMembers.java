package io.tillbridge.catalog.file;

import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), one member after the other. The JDK's own stream takes a file that is cut in the header of a
 * later member for complete; a catalog must not shrink unseen.
 */
final class GzipMembers extends InputStream {
    static final int MAGIC = 0x1f8b;

    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int HEADER_CRC = 2;
    private static final int RESERVED = 0xe0;

    private final InputStream packed;
    private final long maxUnpacked;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 16];
    private int position;
    private int limit;
    private long unpacked;
    private boolean ended;

    GzipMembers(InputStream packed, long maxUnpacked) throws IOException {
        this.packed = packed;
        this.maxUnpacked = maxUnpacked;
        header(next() << 8 | next());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0; // asked by readNBytes when its buffer is full: nothing can be unpacked into no room
        }
        while (!ended) {
            int read = inflate(bytes, offset, length);
            if (read > 0) {
                crc.update(bytes, offset, read);
                unpacked += read;
                if (unpacked > maxUnpacked) {
                    throw tooLarge();
                }
                return read;
            }
            if (inflater.finished()) {
                nextMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            if (inflater.needsInput() && !inflater.finished()) {
                if (position == limit) {
                    fill();
                }
                inflater.setInput(input, position, limit - position);
                position = limit;
            }
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw damaged("its packed bytes make no sense");
        }
    }

    private void nextMember() throws IOException {
        position = limit - inflater.getRemaining();
        long check = littleEndian();
        long size = littleEndian();
        if (check != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw damaged("its checksum is wrong");
        }
        int first = nextOrEnd();
        while (first == 0) { // padding, as tape and block tools leave it
            first = nextOrEnd();
        }
        if (first < 0) {
            ended = true;
            return;
        }
        inflater.reset();
        crc.reset();
        header(first << 8 | next());
    }

    private void header(int magic) throws IOException {
        if (magic != MAGIC) {
            throw damaged("other bytes follow its end");
        }
        if (next() != 8) {
            throw damaged("it says a packing method nobody knows");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) { // fields this reader does not know would be taken for packed data
            throw damaged("its header has flags nobody knows");
        }
        skipPacked(6);
        if ((flags & EXTRA) != 0) {
            skipPacked(next() | next() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skipPacked(2);
        }
    }

    private void skipText() throws IOException {
        int value = next();
        while (value != 0) {
            value = next();
        }
    }

    private void skipPacked(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private long littleEndian() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (position == limit) {
            fill();
        }
        return input[position++] & 0xff;
    }

    private int nextOrEnd() throws IOException {
        if (position == limit && !filled()) {
            return -1;
        }
        return input[position++] & 0xff;
    }

    private void fill() throws IOException {
        if (!filled()) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_TRUNCATED,
                    "The gzipped file ends before its packed data does.",
                    "Send the whole file again; write it under another name and rename it when it is complete.");
        }
    }

    private boolean filled() throws IOException {
        position = 0;
        limit = Math.max(packed.read(input), 0);
        return limit > 0;
    }

    private FileFault tooLarge() {
        return new FileFault(
                1,
                FindingCode.FILE_TOO_LARGE,
                "The gzipped file unpacks to more than the limit of " + maxUnpacked + " bytes.",
                "Split the catalog into several files, or have catalog.max-unpacked-size raised.");
    }

    private static FileFault damaged(String how) {
        return FileFault.format("The gzipped file is damaged: " + how + ".", "Pack the file again and send it again.");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
