package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * The vendors' servers, whatever their protocol: lists, reads and tries them. Nothing on a vendor's server is ever
 * changed; {@link FeedReceiver} writes to those of partners. Safe for use by several threads.
 */
public final class VendorServer implements AutoCloseable {
    private final RemoteSetup setup;

    VendorServer(Times times) {
        this(times, OutboundRules.none(), new CurrentRun());
    }

    /**
     * @param outbound which hosts may be reached
     * @param runs a cancel of the run that opened a connection cuts the connection
     */
    public VendorServer(Times times, OutboundRules outbound, CurrentRun runs) {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "vendor-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        setup = new RemoteSetup(times, outbound, runs, clock);
    }

    /**
     * Looks at all files of the account. Whether they stand still shows when they are fetched.
     *
     * @throws Failure passing when the server is away, refused when key, sign-in or path are not accepted
     */
    public RemoteListing list(RemoteAccount account, FileSelection selection) {
        try (VendorReader reader = reader(account, 1)) {
            return reader.list(selection);
        }
    }

    /**
     * A reader of the account's files; it connects when it is first used.
     *
     * @param sessions how many it may have at once
     */
    public VendorReader reader(RemoteAccount account, int sessions) {
        return reader(account, sessions, KnownVersions.NONE);
    }

    VendorReader reader(RemoteAccount account, int sessions, KnownVersions known) {
        RemoteProtocol protocol = protocol(account, known);
        return new VendorReader(account, protocol, protocol::open, sessions, setup);
    }

    /**
     * The same for a run, whose cancel cuts the connections, whichever thread reads.
     *
     * @param known what of the account's files is loaded already, where a server can be asked for changes only
     */
    public VendorReader reader(RemoteAccount account, int sessions, RunLog run, KnownVersions known) {
        RemoteProtocol protocol = protocol(account, known);
        Supplier<RemoteSession> opening = () -> setup.runs().within(run, protocol::open);
        return new VendorReader(account, protocol, opening, sessions, setup);
    }

    /**
     * A session that may write, for a run whose cancel cuts it.
     *
     * @throws Failure as {@link #list}
     */
    WritableSession writing(RemoteAccount account, RunLog run) {
        return (WritableSession) setup.runs().within(run, () -> protocol(account, KnownVersions.NONE)
                .open());
    }

    /**
     * Tries a connection for real. When nobody has confirmed the server's identity yet, what the server shows is used
     * for this one try and told in the report, so that a person can compare and confirm it. Never throws for what the
     * server does.
     */
    public TestReport test(RemoteAccount account, FileSelection selection) {
        return test(account, selection, false);
    }

    /** The same, but an identity that nobody has confirmed is only looked at: nothing is sent. */
    public TestReport testPinned(RemoteAccount account, FileSelection selection) {
        return test(account, selection, true);
    }

    private TestReport test(RemoteAccount account, FileSelection selection, boolean pinnedOnly) {
        try (RemoteProtocol protocol = protocol(account, KnownVersions.NONE)) {
            return protocol.test(selection, pinnedOnly);
        }
    }

    @Override
    public void close() {
        setup.clock().shutdownNow();
    }

    private RemoteProtocol protocol(RemoteAccount account, KnownVersions known) {
        if (account instanceof SftpAccount sftp) {
            return new SftpServer(sftp, setup);
        }
        return account instanceof FtpAccount ftp
                ? new FtpServer(ftp, setup)
                : new HttpsServer((HttpsAccount) account, setup, known);
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
