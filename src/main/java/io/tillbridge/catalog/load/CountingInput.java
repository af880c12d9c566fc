package io.tillbridge.catalog.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongConsumer;

/** The bytes of a file on their way in, with word of how many there are: often enough to be believed, and at the end. */
public final class CountingInput extends FilterInputStream {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LongConsumer listener;
    private long count;
    private long told = System.nanoTime();

    /** @param listener hears the number of bytes so far; what it throws ends the reading */
    public CountingInput(InputStream bytes, LongConsumer listener) {
        super(bytes);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        count += Math.max(0, n);
        long now = System.nanoTime();
        if (n < 0 || now - told >= PAUSE.toNanos()) {
            told = now;
            listener.accept(count);
        }
        return n;
    }
}
