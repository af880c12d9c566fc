package io.tillbridge.catalog.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows the last byte of a stream that is no blank: whether a text that ended too early looks as if it were whole. */
final class LastByteTracker extends FilterInputStream {
    private int last;

    LastByteTracker(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        last = value > ' ' ? value : last;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        for (int i = offset + read - 1; i >= offset; i--) {
            if ((bytes[i] & 0xff) > ' ') {
                last = bytes[i];
                break;
            }
        }
        return read;
    }

    /** Of what was read so far. */
    boolean isClosingBracket() {
        return last == ']' || last == '}';
    }
}
