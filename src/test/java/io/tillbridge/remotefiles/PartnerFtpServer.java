package io.tillbridge.remotefiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A partner's FTP server with TLS, to which one user may write: Apache FtpServer. */
public final class PartnerFtpServer implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final FtpServer server;
    private final Listener listener;
    private final Path keys;

    public PartnerFtpServer(Path keys, Path files, boolean implicit) throws Exception {
        this.keys = keys;
        SharedCertificates.into(keys);
        SslConfigurationFactory tls = new SslConfigurationFactory();
        tls.setKeystoreFile(keys.resolve("certificate.p12").toFile());
        tls.setKeystorePassword(new String(PASSWORD));
        tls.setKeystoreType("PKCS12");
        SslConfiguration ssl = tls.createSslConfiguration();
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setImplicitSsl(implicit);
        data.setSslConfiguration(ssl);
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress("127.0.0.1");
        listening.setPort(0);
        listening.setImplicitSsl(implicit);
        listening.setSslConfiguration(ssl);
        listening.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        listener = listening.createListener();
        BaseUser user = new BaseUser();
        user.setName("hub");
        user.setPassword("secret");
        user.setHomeDirectory(Files.createDirectories(files).toString());
        user.setAuthorities(List.of(new ConcurrentLoginPermission(0, 0), new WritePermission()));
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setUserManager(new PropertiesUserManagerFactory().createUserManager());
        factory.getUserManager().save(user);
        server = factory.createServer();
        server.start();
    }

    public int port() {
        return listener.getPort();
    }

    public String certificateFingerprint() throws Exception {
        KeyStore store = KeyStore.getInstance(keys.resolve("certificate.p12").toFile(), PASSWORD);
        byte[] certificate = store.getCertificate(store.aliases().nextElement()).getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    @Override
    public void close() {
        server.stop();
    }
}
