package io.tillbridge.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The bytes of a file on their way to a client, with the faults that are switched on. */
final class FaultyStream extends FilterInputStream {
    private static final int PART = 8_192;

    private final SandboxFaults faults;
    private final Path file;
    private final BooleanSupplier open;
    private final Runnable hangUp;
    private long sent;

    /**
     * @param open whether the client is still there
     * @param hangUp ends the client's connection
     */
    FaultyStream(InputStream in, SandboxFaults faults, Path file, BooleanSupplier open, Runnable hangUp) {
        super(in);
        this.faults = faults;
        this.file = file;
        this.open = open;
        this.hangUp = hangUp;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int n = read(one, 0, 1);
        return n < 0 ? n : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (faults.stall() && open.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        int read = super.read(target, offset, Math.min(PART, length));
        if (faults.takeGrowing(file.getFileName().toString())) {
            Files.writeString(file, "one line more\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
        long speed = faults.bytesPerSecond();
        if (speed > 0 && read > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) * read / speed);
        }
        sent += Math.max(0, read);
        long limit = faults.dropAfter();
        if (limit >= 0 && sent >= limit) {
            hangUp.run();
            throw new IOException("the sandbox vendor hangs up, as it was told to");
        }
        return read;
    }
}
