package io.tillbridge.sandbox.receiver;

import io.tillbridge.sandbox.HostKeyFile;
import io.tillbridge.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on this machine to which one user may write, in a folder of its own. */
public final class SandboxInbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final SshServer server;
    private final KeyPair key;
    private final Path root;

    private SandboxInbox(SshServer server, KeyPair key, Path root) {
        this.server = server;
        this.key = key;
        this.root = root;
    }

    /**
     * Starts the server.
     *
     * @param hostKey where its key stays from one start to the next
     * @param port 0 for any free one
     * @throws IOException when the port is taken or the folder cannot be written
     */
    public static SandboxInbox start(Path hostKey, int port, SandboxUser user) throws IOException {
        Files.createDirectories(user.root());
        KeyPair key = HostKeyFile.readOrMake(hostKey);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(HOST);
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(key));
        server.setPasswordAuthenticator(
                (name, password, session) -> name.equals(user.name()) && password.equals(user.password()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(user.root().toAbsolutePath()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.start();
        return new SandboxInbox(server, key, user.root().toAbsolutePath());
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return server.getPort();
    }

    /** As {@code ssh-keyscan} prints it. */
    public String knownHost() {
        return "[" + HOST + "]:" + port() + " " + PublicKeyEntry.toString(key.getPublic());
    }

    /** The files of a folder that came whole, by name; those under way begin with a dot. */
    public List<Path> received(String name) throws IOException {
        Path folder = root.resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
