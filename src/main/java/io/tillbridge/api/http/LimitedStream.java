package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file that comes from within the process: more bytes than the limit are a 413 for whoever reads it. */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long total;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
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

    private void count(int more) {
        total += more;
        if (total > limit) {
            throw Problem.tooLarge(limit).refusal();
        }
    }
}
