package io.tillbridge.remotefiles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file on its way to a server: each piece that the server has taken begins a new wait. */
final class WatchedInput extends FilterInputStream {
    private final ReplyWatchdog watch;

    WatchedInput(InputStream bytes, ReplyWatchdog watch) {
        super(bytes);
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        watch.waiting();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        watch.waiting();
        return super.read(target, offset, length);
    }
}
