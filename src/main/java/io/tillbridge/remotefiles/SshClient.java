package io.tillbridge.remotefiles;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.nio.charset.StandardCharsets;

/** Makes the SSH session of one account, with its host key check, socket and sign-in. */
final class SshClient {
    private static final int KEEP_ALIVE_MILLIS = 15_000;
    private static final int REQUESTS_AHEAD = 64;

    private final SftpAccount account;
    private final VendorServer.Times times;
    private final HostKeyPin pin;
    private final RemoteLink link;
    private final VendorIdentity identity;

    /** @param identity null when the account has no private key */
    SshClient(SftpAccount account, VendorServer.Times times, HostKeyPin pin, RemoteLink link, VendorIdentity identity) {
        this.account = account;
        this.times = times;
        this.pin = pin;
        this.link = link;
        this.identity = identity;
    }

    /** Connected and signed in. */
    Session connect() throws JSchException {
        JSch jsch = new JSch();
        if (identity != null) {
            jsch.addIdentity(identity, null);
        }
        Session session = jsch.getSession(account.username(), account.host(), account.port());
        session.setHostKeyRepository(pin);
        session.setSocketFactory(new SshSockets(link));
        session.setUserInfo(new SshSignIn(account.password()));
        session.setDaemonThread(true);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig(
                "PreferredAuthentications",
                identity == null ? "password,keyboard-interactive" : "publickey,password,keyboard-interactive");
        // JSch would send a wrong password six times, and lock many an account.
        session.setConfig(
                "MaxAuthTries", identity != null && !account.password().isEmpty() ? "2" : "1");
        SshAlgorithms.offer(session, account.legacyAlgorithms());
        session.setServerAliveInterval(KEEP_ALIVE_MILLIS);
        session.setServerAliveCountMax(2);
        session.connect((int) times.connect().toMillis());
        return session;
    }

    /** Names come and go byte for byte, each byte as one character: see {@link RemoteName}. */
    ChannelSftp openSftp(Session session) throws JSchException {
        ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
        channel.setBulkRequests(REQUESTS_AHEAD);
        channel.setFilenameEncoding(StandardCharsets.ISO_8859_1);
        channel.connect((int) times.connect().toMillis());
        return channel;
    }
}
