package io.tillbridge.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A vendor's SFTP server on this machine: Apache MINA SSHD on 127.0.0.1, users with password or public key, each in an
 * own folder that can only be read, and {@link SandboxFaults} on demand.
 */
public final class SandboxVendor implements AutoCloseable {
    private final SshServer server;
    private final SandboxFaults faults;
    private final KeyPair key;

    private SandboxVendor(SshServer server, SandboxFaults faults, KeyPair key) {
        this.server = server;
        this.faults = faults;
        this.key = key;
    }

    /**
     * Starts the server.
     *
     * @param folder where its host keys stay from one start to the next, and {@code faults.properties} may stand
     * @param port 0 for any free one
     * @throws IOException when the port is taken or the folder cannot be written
     */
    public static SandboxVendor start(Path folder, int port, List<SandboxUser> users) throws IOException {
        Files.createDirectories(folder);
        SandboxFaults faults = new SandboxFaults();
        KeyPair key = HostKeyFile.readOrMake(folder.resolve("host-key"));
        KeyPair other = HostKeyFile.readOrMake(folder.resolve("other-host-key"));
        SshServer server = SshServer.setUpDefaultServer();
        // As OpenSSH does: each answer leaves at once, and does not wait for the acknowledgement of the one before.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(session -> {
            faults.read(folder.resolve("faults.properties"));
            return List.of(faults.otherHostKey() ? other : key);
        });
        letIn(server, faults, users.stream().collect(Collectors.toMap(SandboxUser::name, Function.identity())));
        serve(server, faults, users);
        server.start();
        return new SandboxVendor(server, faults, key);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return server.getPort();
    }

    /** The server's key, as a connection's setting {@code hostKey} wants it. */
    public String hostKey() {
        return PublicKeyEntry.toString(key.getPublic());
    }

    public SandboxFaults faults() {
        return faults;
    }

    /** Ends every connection; the server takes new ones. */
    public void endSessions() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    /** Ends the server and every connection at once. */
    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static void letIn(SshServer server, SandboxFaults faults, Map<String, SandboxUser> users) {
        server.setPasswordAuthenticator((name, password, session) -> {
            SandboxUser user = users.get(name);
            return faults.letsIn()
                    && user != null
                    && user.password() != null
                    && user.password().equals(password);
        });
        server.setPublickeyAuthenticator((name, offered, session) -> {
            SandboxUser user = users.get(name);
            return faults.letsIn() && user != null && isKeyOf(user, offered);
        });
        server.setKeyboardInteractiveAuthenticator(null);
    }

    private static boolean isKeyOf(SandboxUser user, PublicKey offered) {
        if (user.publicKey() == null) {
            return false;
        }
        try {
            PublicKey known = AuthorizedKeyEntry.parseAuthorizedKeyEntry(user.publicKey())
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
            return KeyUtils.compareKeys(known, offered);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static void serve(SshServer server, SandboxFaults faults, List<SandboxUser> users) throws IOException {
        VirtualFileSystemFactory folders = new VirtualFileSystemFactory();
        for (SandboxUser user : users) {
            Files.createDirectories(user.root());
            folders.setUserHomeDir(user.name(), user.root().toAbsolutePath());
        }
        server.setFileSystemFactory(folders);
        FaultyFiles files = new FaultyFiles(faults);
        SftpSubsystemFactory sftp =
                new SftpSubsystemFactory.Builder().withFileSystemAccessor(files).build();
        sftp.addSftpEventListener(files);
        server.setSubsystemFactories(List.of(sftp));
    }
}
