package io.tillbridge.vendor;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * The vendors' SFTP servers: lists, reads and tries them. Each call makes its own connection and ends it; nothing on
 * the server is ever changed. Safe for use by several threads.
 */
public final class VendorServer implements AutoCloseable {
    private static final int KEEP_ALIVE_MILLIS = 15_000;
    private static final int REQUESTS_AHEAD = 64;

    private final CamelContext camel;
    private final VendorTimes times;
    private final OutboundRules outbound;
    private final CurrentRun runs;
    private final ScheduledThreadPoolExecutor clock;

    VendorServer(CamelContext camel, VendorTimes times) {
        this(camel, times, OutboundRules.none(), new CurrentRun());
    }

    /**
     * @param outbound which hosts may be reached
     * @param runs a cancel of the run that opened a connection cuts the connection
     */
    public VendorServer(CamelContext camel, VendorTimes times, OutboundRules outbound, CurrentRun runs) {
        this.runs = runs;
        this.camel = camel;
        this.times = times;
        this.outbound = outbound;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "vendor-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** What a reader does with a file's bytes; it must read to the end to know that the file is whole. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    /**
     * Looks at all files below the account's path. Whether they stand still shows when they are fetched.
     *
     * @throws Failure passing when the server is away, refused when key, sign-in or path are not accepted
     */
    public Listing list(VendorAccount account) {
        try (VendorSession session = open(account, pinned(account))) {
            Walk walk = Walk.below(session, account.path());
            return new Listing(List.copyOf(walk.files().values()), walk.skipped());
        }
    }

    /**
     * Reads one file as it was listed. It is taken only when a second look, behind its last byte and
     * {@link VendorTimes#stable} after the first one, shows it unchanged: the wait costs a large file nothing.
     *
     * @param seen {@link System#nanoTime} of the first look
     * @throws Failure as {@link #list} does, and passing when the server goes in the middle of the file
     * @throws IOException what the reading itself throws
     */
    public <T> FetchOutcome<T> fetch(VendorAccount account, RemoteFile file, long seen, Reading<T> reading)
            throws IOException {
        try (VendorSession session = open(account, pinned(account))) {
            String path = Walk.full(account.path(), file.path());
            InputStream bytes;
            try {
                bytes = session.stream(path);
            } catch (RuntimeException e) {
                return notTaken(session, file, e);
            }
            return read(
                    new VendorStream(
                            session, bytes, path, file, seen + times.stable().toNanos()),
                    reading);
        }
    }

    /**
     * Tries a connection for real. When no key is pinned yet, the key the server shows is used for this one try and
     * told in the report, so that a person can compare and confirm it. Never throws for what the server does.
     */
    public TestReport test(VendorAccount account) {
        return new VendorTrial(this, account, false).run();
    }

    /** The same, but when no key is pinned it goes no further than to look at the server's: nothing is sent. */
    public TestReport testPinned(VendorAccount account) {
        return new VendorTrial(this, account, true).run();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    VendorSession open(VendorAccount account, HostKeyPin pin) {
        byte[] privateKey = account.privateKey().isEmpty() ? null : PrivateKeyText.bytes(account);
        VendorLink link = new VendorLink(times.connect(), outbound, runs);
        VendorOperations operations = new VendorOperations(account, pin, link);
        SftpEndpoint endpoint = endpoint(account, privateKey);
        operations.setEndpoint(endpoint);
        // One allowance each for the TCP connection, the key exchange and the sign-in.
        Watch connecting = new Watch(clock, times.connect().multipliedBy(3), link::cut);
        try {
            connecting.waiting();
            operations.connect(endpoint.getConfiguration(), null);
            Watch watch = new Watch(clock, times.read(), link::cut);
            VendorFaults faults = new VendorFaults(account, times, pin, link, watch);
            return new VendorSession(endpoint, operations, link, watch, faults);
        } catch (RuntimeException e) {
            Failure failure = new VendorFaults(account, times, pin, link, connecting).connecting(e);
            operations.forceDisconnect();
            link.cut();
            throw failure;
        } finally {
            connecting.close();
        }
    }

    private SftpEndpoint endpoint(VendorAccount account, byte[] privateKey) {
        SftpConfiguration configuration = new SftpConfiguration();
        configuration.setHost(account.host());
        configuration.setPort(account.port());
        configuration.setUsername(account.username());
        configuration.setPrivateKey(privateKey);
        configuration.setPrivateKeyPassphrase(account.passphrase());
        configuration.setPreferredAuthentications(
                privateKey == null ? "password,keyboard-interactive" : "publickey,password,keyboard-interactive");
        configuration.setUseUserKnownHostsFile(false);
        configuration.setStrictHostKeyChecking("yes");
        configuration.setConnectTimeout((int) times.connect().toMillis());
        configuration.setServerAliveInterval(KEEP_ALIVE_MILLIS);
        configuration.setServerAliveCountMax(2);
        configuration.setStreamDownload(true);
        configuration.setStepwise(false);
        configuration.setBulkRequests(REQUESTS_AHEAD);
        configuration.setJschLoggingLevel(LoggingLevel.OFF);
        configuration.setServerMessageLoggingLevel(LoggingLevel.OFF);
        // The address names no server: nothing of an account may end in a URI, an MBean or a log.
        SftpEndpoint endpoint =
                new SftpEndpoint("sftp:vendor", camel.getComponent("sftp", SftpComponent.class), configuration);
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.setReconnectDelay(0);
        endpoint.setNoop(true);
        return endpoint;
    }

    private static HostKeyPin pinned(VendorAccount account) {
        if (account.hostKey().isEmpty()) {
            throw new RefusedFailure(
                    "The host key of the vendor's server " + account.server() + " is not confirmed yet."
                            + " Test the connection, compare the key it shows with the vendor's, and set it as hostKey.");
        }
        return new HostKeyPin(SshHostKey.parse(account.hostKey())
                .orElseThrow(() -> new RefusedFailure("The hostKey set for the vendor's server " + account.server()
                        + " is no SSH host key, expected a text like \"ssh-ed25519 AAAA…\". Test the connection to"
                        + " see the server's key, and set it.")));
    }

    private static <T> FetchOutcome<T> read(VendorStream stream, Reading<T> reading) throws IOException {
        try {
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
        return new FetchOutcome.NotTaken<>(stream.changed().orElseThrow(), true);
    }

    private static <T> FetchOutcome<T> notTaken(VendorSession session, RemoteFile file, RuntimeException fault) {
        String name = "The file " + Shown.text(file.path());
        if (session.faults().isAbsent(fault)) {
            return new FetchOutcome.NotTaken<>(
                    name + " was listed but is no longer there. The vendor took it away or gave it another name.",
                    false);
        }
        if (session.faults().isDenied(fault)) {
            return new FetchOutcome.NotTaken<>(
                    name + " may not be read, the server says. Ask the vendor for the right to read it.", false);
        }
        throw session.faults().inFile(fault, file.path());
    }
}
