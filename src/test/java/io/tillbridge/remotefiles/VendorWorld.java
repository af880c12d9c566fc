package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.sandbox.SandboxFaults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A real server of one protocol with a folder of files, and a hub's side to read it with. */
public final class VendorWorld implements AutoCloseable {
    public static final String PASSWORD = "corr3ct-horse";

    final Path files;
    public final VendorServerUnderTest vendor;
    public final VendorServer server;
    final Duration stable;
    private final VendorProtocol protocol;

    public VendorWorld(VendorProtocol protocol, Path folder) throws IOException {
        this(
                protocol,
                folder,
                new VendorServer.Times(Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofMillis(20)));
    }

    VendorWorld(VendorProtocol protocol, Path folder, VendorServer.Times times) throws IOException {
        this.protocol = protocol;
        files = Files.createDirectories(folder.resolve("files"));
        vendor = protocol.start(folder.resolve("keys"), files, PASSWORD);
        server = new VendorServer(times);
        stable = times.stable();
    }

    public SandboxFaults faults() {
        return vendor.faults();
    }

    /** As messages name it. */
    String name() {
        return "127.0.0.1:" + vendor.port();
    }

    RemoteAccount account() {
        return account("/", PASSWORD);
    }

    RemoteAccount account(String path, String password) {
        return vendor.account(path, password);
    }

    public Map<String, Object> settings() {
        return vendor.settings();
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

    RemoteListing list(RemoteAccount account) {
        return server.list(account, FileSelection.standard());
    }

    RemoteFile listed(String path) {
        return listed(list(), path);
    }

    static RemoteFile listed(RemoteListing listing, String path) {
        return listing.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + listing));
    }

    FetchOutcome<String> fetch(String path) throws IOException {
        return fetch(path, VendorWorld::text);
    }

    <T> FetchOutcome<T> fetch(String path, VendorReader.Reading<T> reading) throws IOException {
        return fetch(path, () -> {}, reading);
    }

    /** @param between what happens after the listing */
    <T> FetchOutcome<T> fetch(String path, Between between, VendorReader.Reading<T> reading) throws IOException {
        try (VendorReader reader = server.reader(account(), 1)) {
            RemoteFile file = listed(reader.list(FileSelection.standard()), path);
            between.happens();
            return reader.fetch(file, System.nanoTime(), reading);
        }
    }

    @FunctionalInterface
    interface Between {
        void happens() throws IOException;
    }

    TestReport test(RemoteAccount account) {
        return server.test(account, FileSelection.standard());
    }

    TestReport testPinned(RemoteAccount account) {
        return server.testPinned(account, FileSelection.standard());
    }

    VendorProtocol protocol() {
        return protocol;
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
