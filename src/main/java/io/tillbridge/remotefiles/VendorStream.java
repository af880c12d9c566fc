package io.tillbridge.remotefiles;

import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of one file, with proof at the end: only when as many came as were announced and the file still has the
 * size and time it was listed with does the reader see the end. In any other case reading fails, so that whoever
 * keeps the bytes lets go of them, and the reason can be asked for here.
 */
final class VendorStream extends InputStream {
    private final RemoteSession session;
    private final InputStream bytes;
    private final RemoteFile file;
    private final long secondLook;
    private long count;
    private boolean ended;
    private Failure failure;
    private String changed;

    /**
     * @param secondLook {@link System#nanoTime} before which no second look is taken
     */
    VendorStream(RemoteSession session, InputStream bytes, RemoteFile file, long secondLook) {
        this.session = session;
        this.bytes = bytes;
        this.file = file;
        this.secondLook = secondLook;
    }

    /** Why the server failed while it was read. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** How the file changed while it was read. */
    Optional<String> changed() {
        return Optional.ofNullable(changed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        if (failure != null || changed != null) {
            throw new IOException("this file cannot be read further");
        }
        int n = next(target, offset, length);
        if (n < 0) {
            end();
            return -1;
        }
        count += n;
        if (file.sizeKnown() && count > file.size()) {
            throw changed("grew");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        if (session.usable()) {
            session.watch().waiting();
            try {
                bytes.close();
            } finally {
                session.watch().answered();
            }
        }
    }

    /** Some libraries give no bytes now and then without having reached the end. */
    private int next(byte[] target, int offset, int length) throws IOException {
        session.watch().waiting();
        try {
            int n;
            do {
                n = bytes.read(target, offset, length);
            } while (n == 0);
            return n;
        } catch (IOException e) {
            failure = session.faults().inFile(e, file.path());
            throw e;
        } finally {
            session.watch().answered();
        }
    }

    /** Libraries also say "end" when the connection breaks: only the server's own word counts. */
    private void end() throws IOException {
        if (session.faults().away()) {
            failure = session.faults().inFile(new IOException("the stream ended early"), file.path());
            throw new IOException("the connection broke");
        }
        if (count < file.size()) {
            throw changed("became shorter");
        }
        standStill();
        Optional<RemoteEntry> now = lookAgain();
        if (now.isEmpty()) {
            throw changed("was taken away");
        }
        if (now.get().size() != file.size()) {
            throw changed(now.get().size() > file.size() ? "grew" : "became shorter");
        }
        if (now.get().modifiedMillis() != file.modifiedMillis()
                || !now.get().version().equals(file.version())) {
            throw changed("was written anew");
        }
        ended = true;
    }

    /** A vendor who writes slowly needs a while to show it. */
    private void standStill() throws IOException {
        long left = secondLook - System.nanoTime();
        try {
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure =
                    new PassingFailure("The pull was stopped while it waited for the vendor's file to stand still.", e);
            throw new IOException("stopped", e);
        }
    }

    private Optional<RemoteEntry> lookAgain() throws IOException {
        try {
            return session.look(file.wire());
        } catch (RemoteFault e) {
            failure = session.faults().inFile(e, file.path());
            throw new IOException("the file could not be looked at again", e);
        }
    }

    private IOException changed(String how) {
        changed = "The file " + SanitizedText.text(file.path()) + " " + how
                + " between the two looks at it; nothing of it was taken. It is taken at the next pull, when it stands still.";
        return new IOException("the file changed");
    }
}
