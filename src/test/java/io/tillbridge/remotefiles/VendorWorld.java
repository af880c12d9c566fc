package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.sandbox.SandboxFaults;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A real SSH server with a folder of files, and a hub's side to read it with. */
public final class VendorWorld implements AutoCloseable {
    public static final String PASSWORD = "corr3ct-horse";

    final Path files;
    public final SandboxVendor vendor;
    public final VendorServer server;
    final Duration stable;

    public VendorWorld(Path folder, SandboxUser... more) throws IOException {
        this(folder, new VendorServer.Times(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(20)), more);
    }

    public VendorWorld(Path folder, VendorServer.Times times, SandboxUser... more) throws IOException {
        files = Files.createDirectories(folder.resolve("files"));
        List<SandboxUser> users = new ArrayList<>(List.of(more));
        users.add(SandboxUser.withPassword("vera", PASSWORD, files));
        vendor = SandboxVendor.start(folder.resolve("keys"), 0, users);
        server = new VendorServer(times);
        stable = times.stable();
    }

    public SandboxFaults faults() {
        return vendor.faults();
    }

    VendorAccount account() {
        return account("/", PASSWORD);
    }

    VendorAccount account(String path, String password) {
        return new VendorAccount("127.0.0.1", vendor.port(), path, "vera", vendor.hostKey(), password, "", "", false);
    }

    VendorAccount withKey(String user, String privateKey, String passphrase) {
        return new VendorAccount(
                "127.0.0.1", vendor.port(), "", user, vendor.hostKey(), "", privateKey, passphrase, false);
    }

    public Path put(String name, String text) throws IOException {
        Path file = files.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-10-01T00:00:00Z")));
    }

    RemoteListing list() {
        return list(account());
    }

    RemoteListing list(VendorAccount account) {
        return server.list(account, FileSelection.standard());
    }

    RemoteFile listed(String path) {
        return list().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    FetchOutcome<String> fetch(RemoteFile file) throws IOException {
        return fetch(file, VendorWorld::text);
    }

    <T> FetchOutcome<T> fetch(RemoteFile file, VendorReader.Reading<T> reading) throws IOException {
        try (VendorReader reader = server.reader(account(), 1)) {
            return reader.fetch(file, System.nanoTime(), reading);
        }
    }

    TestReport test(VendorAccount account) {
        return server.test(account, FileSelection.standard());
    }

    TestReport testPinned(VendorAccount account) {
        return server.testPinned(account, FileSelection.standard());
    }

    static String text(InputStream bytes) throws IOException {
        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        vendor.close();

}
}
