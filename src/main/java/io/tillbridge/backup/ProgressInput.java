package io.tillbridge.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Tells how much of a long entry has been read. */
final class ProgressInput extends FilterInputStream {
    private static final long MEBIBYTE = 1L << 20;
    private static final long TELL_EVERY = 64 * MEBIBYTE;

    private final long size;
    private final Consumer<String> progress;
    private long done;
    private long next = TELL_EVERY;

    ProgressInput(InputStream in, long size, Consumer<String> progress) {
        super(in);
        this.size = size;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        done += Math.max(0, read);
        if (done >= next) {
            next += TELL_EVERY;
            progress.accept(
                    "Loaded: " + Backup.number(done / MEBIBYTE) + " of " + Backup.number(size / MEBIBYTE) + " MiB …");
        }
        return read;
    }
}
