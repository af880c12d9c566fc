package io.tillbridge.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Bytes that are counted while they are read, for whoever sets them a limit. They cannot be read twice. */
public final class CountedInput extends FilterInputStream {
    private final LongConsumer check;
    private long total;

    /** @param check hears how many bytes were read or skipped so far; what it throws ends the reading */
    public CountedInput(InputStream in, LongConsumer check) {
        super(in);
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) {
        total += more;
        check.accept(total);
    }
}
