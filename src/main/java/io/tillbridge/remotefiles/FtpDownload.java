package io.tillbridge.remotefiles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * The bytes of one file over a data connection. That the connection ends does not say that the file is whole: the end is
 * shown only once the server says on the control connection that it sent everything.
 */
final class FtpDownload extends FilterInputStream {
    private final FtpControl control;
    private final Socket data;
    private final Runnable aborted;
    private boolean ended;

    /** @param aborted told when the transfer is given up: answers to it may still be under way */
    FtpDownload(FtpControl control, Socket data, Runnable aborted) throws IOException {
        super(data.getInputStream());
        this.control = control;
        this.data = data;
        this.aborted = aborted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int n = super.read(target, offset, length);
        if (n < 0) {
            end();
        }
        return n;
    }

    private void end() throws IOException {
        ended = true;
        data.close();
        if (!control.completePendingCommand()) {
            throw new IOException("the transfer was not completed: " + control.words());
        }
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            ended = true;
            aborted.run();
        }
        data.close();
    }
}
