package io.tillbridge.remotefiles;

import io.tillbridge.sandbox.SandboxFaults;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An SSH server: Apache MINA SSHD. */
final class SftpUnderTest implements VendorServerUnderTest {
    private final SandboxVendor vendor;

    SftpUnderTest(Path keys, Path files, String password) throws IOException {
        vendor = SandboxVendor.start(keys, 0, List.of(SandboxUser.withPassword(VendorProtocol.USER, password, files)));
    }

    @Override
    public VendorProtocol protocol() {
        return VendorProtocol.SFTP;
    }

    @Override
    public int port() {
        return vendor.port();
    }

    @Override
    public SandboxFaults faults() {
        return vendor.faults();
    }

    @Override
    public SftpAccount account(String path, String password) {
        return account("127.0.0.1", port(), path, password);
    }

    @Override
    public SftpAccount elsewhere(String host, int port) {
        return account(host, port, "/", "secret");
    }

    private SftpAccount account(String host, int port, String path, String password) {
        return new SftpAccount(host, port, path, VendorProtocol.USER, vendor.hostKey(), password, "", "", false);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                port(),
                "path",
                "/",
                "username",
                VendorProtocol.USER,
                "hostKey",
                vendor.hostKey());
    }

    @Override
    public Map<String, Object> secrets(String password) {
        return Map.of("password", password);
    }

    @Override
    public void endSessions() {
        vendor.endSessions();
    }

    @Override
    public void close() throws IOException {
        vendor.close();
    }
}
