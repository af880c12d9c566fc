package io.tillbridge.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.ClientAuth;
import org.apache.ftpserver.ssl.SslConfiguration;

/**
 * A vendor's FTP server on this machine: Apache FtpServer on 127.0.0.1, with explicit or implicit TLS or in plain, users
 * with password, each in an own folder that can only be read, and {@link SandboxFaults} on demand.
 */
public final class SandboxFtpVendor implements AutoCloseable {
    private static final Set<String> WRITES =
            Set.of("STOR", "STOU", "APPE", "DELE", "RNFR", "RNTO", "MKD", "RMD", "MFMT", "ALLO", "SITE");
    private static final int MOST_SESSIONS = 100;

    private final SandboxFaults faults = new SandboxFaults();
    private final SandboxCertificate certificate;
    private final Listener listener;
    private final FtpServer server;
    private volatile boolean open = true;

    private SandboxFtpVendor(Path folder, int port, String tls, List<SandboxUser> users) throws IOException {
        certificate = SandboxCertificate.readOrMake(folder.resolve("certificate.p12"));
        SandboxCertificate other = SandboxCertificate.readOrMake(folder.resolve("other-certificate.p12"));
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress("127.0.0.1");
        listening.setPort(port);
        listening.setImplicitSsl(tls.equals("implicit"));
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setActiveEnabled(true);
        data.setImplicitSsl(tls.equals("implicit"));
        if (!tls.equals("none")) {
            SslConfiguration ssl = new Certificates(certificate.context(other, faults::otherHostKey));
            listening.setSslConfiguration(ssl);
            data.setSslConfiguration(ssl);
        }
        listening.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        listener = listening.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setUserManager(new SandboxFtpUsers(users, faults));
        factory.setFileSystem(user -> new Folder(new NativeFileSystemFactory().createFileSystemView(user)));
        factory.setFtplets(new HashMap<>(Map.of("sandbox", new Watch(folder.resolve("faults.properties")))));
        ConnectionConfigFactory sessions = new ConnectionConfigFactory();
        sessions.setLoginFailureDelay(0);
        sessions.setMaxLogins(MOST_SESSIONS);
        sessions.setAnonymousLoginEnabled(false);
        factory.setConnectionConfig(sessions.createConnectionConfig());
        server = factory.createServer();
    }

    /**
     * Starts the server.
     *
     * @param folder where its certificates stay from one start to the next, and {@code faults.properties} may stand
     * @param port 0 for any free one
     * @param tls {@code explicit}, {@code implicit} or {@code none}
     * @throws IOException when the port is taken or the folder cannot be written
     */
    public static SandboxFtpVendor start(Path folder, int port, String tls, List<SandboxUser> users)
            throws IOException {
        for (SandboxUser user : users) {
            Files.createDirectories(user.root());
        }
        SandboxFtpVendor vendor = new SandboxFtpVendor(folder, port, tls, users);
        try {
            vendor.server.start();
        } catch (FtpException | RuntimeException e) {
            throw new IOException("The sandbox vendor's FTP server does not start: " + e.getMessage(), e);
        }
        return vendor;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return listener.getPort();
    }

    /** The certificate's SHA-256, as a connection's setting {@code certificateFingerprint} wants it. */
    public String certificateFingerprint() {
        return certificate.fingerprint();
    }

    /** How many TLS sessions were made; connections that take one up do not count. */
    public long tlsSessions() {
        return certificate.timesShown();
    }

    public SandboxFaults faults() {
        return faults;
    }

    /** Ends every connection; the server takes new ones. */
    public void endSessions() {
        if (!listener.isStopped()) {
            listener.getActiveSessions().forEach(FtpIoSession::closeNow);
        }
    }

    /** Ends the server and every connection at once. */
    @Override
    public void close() {
        open = false;
        endSessions();
        server.stop();
    }

    private final class Watch extends DefaultFtplet {
        private final Path written;

        Watch(Path written) {
            this.written = written;
        }

        @Override
        public FtpletResult onConnect(FtpSession session) {
            faults.read(written);
            return FtpletResult.DEFAULT;
        }

        @Override
        public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
            if (WRITES.contains(String.valueOf(request.getCommand()).toUpperCase(Locale.ROOT))) {
                faults.countWrite();
            }
            return FtpletResult.DEFAULT;
        }
    }

    /** One user's folder. */
    private final class Folder implements FileSystemView {
        private final FileSystemView view;

        Folder(FileSystemView view) {
            this.view = view;
        }

        @Override
        public FtpFile getHomeDirectory() throws FtpException {
            return faulty(view.getHomeDirectory());
        }

        @Override
        public FtpFile getWorkingDirectory() throws FtpException {
            return faulty(view.getWorkingDirectory());
        }

        @Override
        public boolean changeWorkingDirectory(String path) throws FtpException {
            FtpFile folder = view.getFile(path);
            return !faults.denies(folder.getName()) && view.changeWorkingDirectory(path);
        }

        @Override
        public FtpFile getFile(String path) throws FtpException {
            return faulty(view.getFile(faults.real(path))).grown();
        }

        @Override
        public boolean isRandomAccessible() {
            return true;
        }

        @Override
        public void dispose() {
            view.dispose();
        }

        private FaultyFtpFile faulty(FtpFile file) {
            return new FaultyFtpFile(file, faults, () -> open, SandboxFtpVendor.this::endSessions);
        }
    }

    private record Certificates(SSLContext context) implements SslConfiguration {
        @Override
        public SSLSocketFactory getSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        public SSLContext getSSLContext() {
            return context;
        }

        @Override
        public SSLContext getSSLContext(String protocol) {
            return context;
        }

        @Override
        public String[] getEnabledCipherSuites() {
            return null;
        }

        @Override
        public String getEnabledProtocol() {
            return "TLS";
        }

        @Override
        public String[] getEnabledProtocols() {
            return null;
        }

        @Override
        public ClientAuth getClientAuth() {
            return ClientAuth.NONE;
        }
    }
}
