package io.tillbridge.remotefiles;

import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads the files of one pull over a few sessions that are kept between files: a sign-in for each file would cost more
 * than the file, and many servers limit sign-ins. A session that failed is ended, and the next file opens another.
 * Sessions that nobody uses for a while end by themselves. Safe for several threads.
 */
public final class VendorReader implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final RemoteAccount account;
    private final RemoteProtocol protocol;
    private final Supplier<RemoteSession> opening;
    private final Semaphore sessions;
    private final Duration stable;
    private final ScheduledFuture<?> sweep;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param opening a session of the protocol
     * @param most how many sessions at once
     */
    VendorReader(
            RemoteAccount account,
            RemoteProtocol protocol,
            Supplier<RemoteSession> opening,
            int most,
            RemoteSetup setup) {
        this.account = account;
        this.protocol = protocol;
        this.opening = opening;
        this.sessions = new Semaphore(most);
        this.stable = setup.times().stable();
        this.sweep = setup.clock()
                .scheduleWithFixedDelay(this::sweep, IDLE.toMillis(), IDLE.toMillis() / 2, TimeUnit.MILLISECONDS);
    }

    private record Idle(RemoteSession session, long since) {}

    /** As {@link VendorServer#list}. */
    public RemoteListing list(FileSelection selection) {
        try (RemoteSession session = opening.get()) {
            RemoteFileLister walk = RemoteFileLister.below(session, account.path(), selection);
            return new RemoteListing(walk.files(), walk.skipped(), session.notes());
        }
    }

    /** What a reader does with a file's bytes; it must read to the end to know that the file is whole. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    /**
     * Reads one file as it was listed. It is taken only when a second look, behind its last byte and
     * {@link VendorServer.Times#stable} after the first one, shows it unchanged: the wait costs a large file nothing.
     *
     * @param seen {@link System#nanoTime} of the first look
     * @throws Failure as {@link VendorServer#list} does, and passing when the server goes in the middle of the file
     * @throws IOException what the reading itself throws
     */
    public <T> FetchOutcome<T> fetch(RemoteFile file, long seen, Reading<T> reading) throws IOException {
        return fetch(file, seen, stable, reading);
    }

    /**
     * The same with another time between the looks.
     *
     * @param wait takes the place of {@link VendorServer.Times#stable}
     */
    public <T> FetchOutcome<T> fetch(RemoteFile file, long seen, Duration wait, Reading<T> reading) throws IOException {
        acquire();
        long second = seen + wait.toNanos();
        try {
            for (RemoteSession kept = kept(); kept != null; kept = kept()) {
                FetchOutcome<T> outcome = fetch(kept, true, file, second, reading);
                if (outcome != null) {
                    return outcome;
                }
            }
            return fetch(opening.get(), false, file, second, reading);
        } finally {
            sessions.release();
        }
    }

    @Override
    public void close() {
        sweep.cancel(false);
        Deque<Idle> ended;
        synchronized (idle) {
            closed = true;
            ended = new ArrayDeque<>(idle);
            idle.clear();
        }
        ended.forEach(one -> one.session().close());
        protocol.close();
    }

    /**
     * Null when a session that was kept turns out to have ended before the file was opened.
     *
     * @param second {@link System#nanoTime} before which the second look is not made
     */
    private <T> FetchOutcome<T> fetch(
            RemoteSession session, boolean kept, RemoteFile file, long second, Reading<T> reading) throws IOException {
        boolean whole = false;
        try {
            InputStream bytes = session.stream(file.wire());
            FetchOutcome<T> outcome = read(new VendorStream(session, bytes, file, second), reading);
            whole = true;
            return outcome;
        } catch (RemoteFault e) {
            if (kept && session.faults().away()) {
                return null;
            }
            FetchOutcome<T> outcome = notTaken(session, file, e);
            whole = true;
            return outcome;
        } finally {
            giveBack(session, whole);
        }
    }

    private static <T> FetchOutcome<T> read(VendorStream stream, Reading<T> reading) throws IOException {
        try (stream) {
            T value = reading.read(stream);
            if (stream.failure().isEmpty() && stream.changed().isEmpty()) {
                return new FetchOutcome.Taken<>(value);
            }
        } catch (IOException | RuntimeException e) {
            if (stream.failure().isEmpty() && stream.changed().isEmpty()) {
                throw e;
            }
        }
        if (stream.failure().isPresent()) {
            throw stream.failure().get();
        }
        return new FetchOutcome.NotTaken<>(stream.changed().orElseThrow());
    }

    private static <T> FetchOutcome<T> notTaken(RemoteSession session, RemoteFile file, RemoteFault fault) {
        String name = "The file " + SanitizedText.text(file.path());
        if (fault.sentence().isPresent()) {
            return new FetchOutcome.NotTaken<>(fault.sentence().get());
        }
        if (fault.kind() == RemoteFault.Kind.ABSENT) {
            return new FetchOutcome.NotTaken<>(
                    name + " was listed but is no longer there. The vendor took it away or gave it another name.");
        }
        if (fault.isAnswer()) {
            return new FetchOutcome.NotTaken<>(name + " may not be read, the server says (" + fault.words()
                    + "). Ask the vendor for the right to read it.");
        }
        throw session.faults().inFile(fault, file.path());
    }

    private void acquire() {
        try {
            sessions.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PassingFailure("The pull was stopped while it waited for a session with the vendor's server.", e);
        }
    }

    private RemoteSession kept() {
        for (Idle kept = poll(); kept != null; kept = poll()) {
            if (kept.session().usable()) {
                return kept.session();
            }
            kept.session().close();
        }
        return null;
    }

    private Idle poll() {
        synchronized (idle) {
            return idle.pollLast();
        }
    }

    /** After a fault, or a file that was not read to its end, answers of before may still be under way. */
    private void giveBack(RemoteSession session, boolean whole) {
        boolean kept = false;
        if (whole && session.usable()) {
            synchronized (idle) {
                kept = !closed && idle.offerLast(new Idle(session, System.nanoTime()));
            }
        }
        if (!kept) {
            session.close();
        }
    }

    private void sweep() {
        Deque<Idle> ended = new ArrayDeque<>();
        synchronized (idle) {
            while (!idle.isEmpty() && System.nanoTime() - idle.peekFirst().since() > IDLE.toNanos()) {
                ended.add(idle.removeFirst());
            }
        }
        ended.forEach(one -> one.session().close());
    }
}
