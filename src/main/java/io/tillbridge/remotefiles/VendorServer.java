package io.tillbridge.remotefiles;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunLog;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The vendors' SFTP servers: lists, reads and tries them. Nothing on a server is ever changed. Safe for use by several
 * threads.
 */
public final class VendorServer implements AutoCloseable {
    private final Times times;
    private final OutboundRules outbound;
    private final CurrentRun runs;
    private final ScheduledThreadPoolExecutor clock;

    VendorServer(Times times) {
        this(times, OutboundRules.none(), new CurrentRun());
    }

    /**
     * @param outbound which hosts may be reached
     * @param runs a cancel of the run that opened a connection cuts the connection
     */
    public VendorServer(Times times, OutboundRules outbound, CurrentRun runs) {
        this.runs = runs;
        this.times = times;
        this.outbound = outbound;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "vendor-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Looks at all files below the account's path. Whether they stand still shows when they are fetched.
     *
     * @throws Failure passing when the server is away, refused when key, sign-in or path are not accepted
     */
    public RemoteListing list(VendorAccount account, FileSelection selection) {
        try (VendorSession session = open(account, pinned(account))) {
            RemoteFileLister walk = RemoteFileLister.below(session, account.path(), selection);
            return new RemoteListing(walk.files(), walk.skipped());
        }
    }

    /**
     * A reader of the account's files; it connects when the first file is read.
     *
     * @param sessions how many it may have at once
     */
    public VendorReader reader(VendorAccount account, int sessions) {
        return new VendorReader(() -> open(account, pinned(account)), sessions, times.stable(), clock);
    }

    /** The same for a run, whose cancel cuts the connections, whichever thread reads. */
    public VendorReader reader(VendorAccount account, int sessions, RunLog run) {
        return new VendorReader(
                () -> runs.within(run, () -> open(account, pinned(account))), sessions, times.stable(), clock);
    }

    /**
     * Tries a connection for real. When no key is pinned yet, the key the server shows is used for this one try and
     * told in the report, so that a person can compare and confirm it. Never throws for what the server does.
     */
    public TestReport test(VendorAccount account, FileSelection selection) {
        return new VendorConnectionChecks(this, account, selection, false).run();
    }

    /** The same, but when no key is pinned it goes no further than to look at the server's: nothing is sent. */
    public TestReport testPinned(VendorAccount account, FileSelection selection) {
        return new VendorConnectionChecks(this, account, selection, true).run();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    VendorSession open(VendorAccount account, HostKeyPin pin) {
        VendorIdentity identity = account.privateKey().isEmpty()
                ? null
                : new VendorIdentity(PrivateKeyText.read(account), account.legacyAlgorithms());
        SshConnection link = new SshConnection(times.connect(), outbound, runs);
        SshClient client = new SshClient(account, times, pin, link, identity);
        // One allowance each for the TCP connection, the key exchange, the sign-in and the SFTP channel.
        ReplyWatchdog connecting = new ReplyWatchdog(clock, times.connect().multipliedBy(4), link::cut);
        VendorFaults faults = new VendorFaults(account, times, pin, link, connecting);
        Session session = null;
        try {
            connecting.waiting();
            session = client.connect();
            ChannelSftp sftp = client.openSftp(session);
            ReplyWatchdog watch = new ReplyWatchdog(clock, times.read(), link::cut);
            return new VendorSession(session, sftp, link, watch, new VendorFaults(account, times, pin, link, watch));
        } catch (JSchException | RuntimeException e) {
            Failure failure = session == null ? faults.connecting(e, identity) : faults.openingSftp(e);
            if (session != null) {
                session.disconnect();
            }
            link.cut();
            throw failure;
        } finally {
            if (identity != null) {
                identity.clear();
            }
            connecting.close();
        }
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

    /**
     * How long a vendor's server may take.
     *
     * @param connect until the connection stands and the sign-in is answered, each
     * @param read until the next bytes of a file, or one folder's listing, must be there
     * @param stable between the two looks at the files
     */
    public record Times(Duration connect, Duration read, Duration stable) {}
}
