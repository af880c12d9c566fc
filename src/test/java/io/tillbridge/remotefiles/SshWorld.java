package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real SSH server with users of its own, and a hub's side to sign in with: what only SSH has. */
final class SshWorld implements AutoCloseable {
    final SandboxVendor vendor;
    private final VendorServer server =
            new VendorServer(new VendorServer.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO));

    SshWorld(Path folder, SandboxUser... users) throws IOException {
        vendor = SandboxVendor.start(folder.resolve("keys"), 0, List.of(users));
    }

    SftpAccount withKey(String user, String privateKey, String passphrase) {
        return new SftpAccount(
                "127.0.0.1", vendor.port(), "", user, vendor.hostKey(), "", privateKey, passphrase, false);
    }

    /** @param hostKey as the connection has it */
    SftpAccount withPassword(String user, String hostKey, String password) {
        return new SftpAccount("127.0.0.1", vendor.port(), "/", user, hostKey, password, "", "", false);
    }

    RemoteListing list(RemoteAccount account) {
        return server.list(account, FileSelection.standard());
    }

    TestReport test(RemoteAccount account) {
        return server.test(account, FileSelection.standard());
    }

    TestReport testPinned(RemoteAccount account) {
        return server.testPinned(account, FileSelection.standard());
    }

    @Override
    public void close() throws IOException {
        server.close();
        vendor.close();
    }
}
