package io.tillbridge.remotefiles;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;

/** A vendor's SFTP server as one account reaches it. */
final class SftpServer implements RemoteProtocol {
    private final SftpAccount account;
    private final RemoteSetup setup;

    SftpServer(SftpAccount account, RemoteSetup setup) {
        this.account = account;
        this.setup = setup;
    }

    @Override
    public RemoteSession open() {
        return open(account, pinned());
    }

    @Override
    public TestReport test(FileSelection selection, boolean pinnedOnly) {
        return new SshChecks(this, account, selection, pinnedOnly).run();
    }

    RemoteSession open(SftpAccount as, HostKeyPin pin) {
        VendorServer.Times times = setup.times();
        VendorIdentity identity =
                as.privateKey().isEmpty() ? null : new VendorIdentity(PrivateKeyText.read(as), as.legacyAlgorithms());
        RemoteLink link = setup.link();
        SshClient client = new SshClient(as, times, pin, link, identity);
        // One allowance each for the TCP connection, the key exchange, the sign-in and the SFTP channel.
        ReplyWatchdog connecting = setup.watchdog(times.connect().multipliedBy(4), link::cut);
        SshFaults faults = new SshFaults(as, pin, new VendorFaults(as, times, link::broken, connecting));
        Session session = null;
        try {
            connecting.waiting();
            session = client.connect();
            ChannelSftp sftp = client.openSftp(session);
            ReplyWatchdog watch = setup.watchdog(times.read(), link::cut);
            return new SftpSession(session, sftp, link, watch, new VendorFaults(as, times, link::broken, watch));
        } catch (JSchException | RuntimeException e) {
            Failure failure = session == null ? faults.connecting(e, link.broken(), identity) : faults.openingSftp(e);
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

    private HostKeyPin pinned() {
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
}
