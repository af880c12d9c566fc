package io.tillbridge.remotefiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SSH server set up as some vendor's is, with a file {@code cat.csv}; user vera, password {@code secret}. */
final class OldServer implements AutoCloseable {
    static final String PASSWORD = "secret";

    private final SshServer server;
    private final KeyPair hostKey;
    private final VendorServer hub =
            new VendorServer(new VendorServer.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO));

    private OldServer(SshServer server, KeyPair hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    /** @param hostKeyType such as {@code ssh-rsa} */
    static OldServer start(Path folder, String hostKeyType, Consumer<SshServer> setup)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("cat.csv"), "x");
        KeyPair key = KeyUtils.generateKeyPair(hostKeyType, hostKeyType.equals(KeyPairProvider.SSH_RSA) ? 2048 : 256);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
        setup.accept(server);
        server.start();
        return new OldServer(server, key);
    }

    SftpAccount account(boolean legacy) {
        return account(PASSWORD, "", legacy);
    }

    SftpAccount account(String password, String privateKey, boolean legacy) {
        return new SftpAccount(
                "127.0.0.1",
                server.getPort(),
                "",
                "vera",
                PublicKeyEntry.toString(hostKey.getPublic()),
                password,
                privateKey,
                "",
                legacy);
    }

    List<String> list(SftpAccount account) {
        return hub.list(account, FileSelection.standard()).files().stream()
                .map(RemoteFile::path)
                .toList();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        server.stop(true);
    }
}
