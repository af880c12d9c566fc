package io.tillbridge.remotefiles;

import io.tillbridge.sandbox.SandboxFaults;
import io.tillbridge.sandbox.SandboxFtpVendor;
import io.tillbridge.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An FTP server, with TLS or without: Apache FtpServer. */
final class FtpUnderTest implements VendorServerUnderTest {
    final SandboxFtpVendor vendor;
    private final VendorProtocol protocol;
    private final String tls;

    FtpUnderTest(VendorProtocol protocol, String tls, Path keys, Path files, String password) throws IOException {
        this.protocol = protocol;
        this.tls = tls;
        SharedCertificates.into(keys);
        vendor = SandboxFtpVendor.start(
                keys, 0, tls, List.of(SandboxUser.withPassword(VendorProtocol.USER, password, files)));
    }

    @Override
    public VendorProtocol protocol() {
        return protocol;
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
    public FtpAccount account(String path, String password) {
        return account("127.0.0.1", port(), path, password, true);
    }

    @Override
    public FtpAccount elsewhere(String host, int port) {
        return account(host, port, "/", "secret", true);
    }

    FtpAccount active(String password) {
        return account("127.0.0.1", port(), "/", password, false);
    }

    private FtpAccount account(String host, int port, String path, String password, boolean passive) {
        return new FtpAccount(
                host,
                port,
                path,
                VendorProtocol.USER,
                password,
                tls,
                passive,
                protocol.pinned() ? vendor.certificateFingerprint() : "");
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(
                Map.of("host", "127.0.0.1", "port", port(), "path", "/", "username", VendorProtocol.USER, "tls", tls));
        if (protocol.pinned()) {
            settings.put("certificateFingerprint", vendor.certificateFingerprint());
        }
        return settings;
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
    public void close() {
        vendor.close();
    }
}
