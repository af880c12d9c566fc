package io.tillbridge.remotefiles;

import io.tillbridge.sandbox.SandboxFaults;
import io.tillbridge.sandbox.SandboxHttpsVendor;
import io.tillbridge.sandbox.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A web server with TLS: the JDK's own. Its accounts have an address for each file. */
final class HttpsUnderTest implements VendorServerUnderTest {
    final SandboxHttpsVendor vendor;
    private final Path files;

    HttpsUnderTest(Path keys, Path files, String password) throws IOException {
        this.files = files;
        SharedCertificates.into(keys);
        vendor = SandboxHttpsVendor.start(
                keys, 0, List.of(SandboxUser.withPassword(VendorProtocol.USER, password, files)));
    }

    @Override
    public VendorProtocol protocol() {
        return VendorProtocol.HTTPS;
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
    public HttpsAccount account(String path, String password) {
        List<URI> urls = urls(path).stream().map(URI::create).toList();
        return account(urls.isEmpty() ? List.of(URI.create(vendor.url(path.replaceFirst("^/", "")))) : urls, password);
    }

    @Override
    public HttpsAccount elsewhere(String host, int port) {
        return account(List.of(URI.create("https://" + host + ":" + port + "/a.csv")), "secret");
    }

    HttpsAccount account(List<URI> urls, String password) {
        String pair = VendorProtocol.USER + ":" + password;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new HttpsAccount(
                urls, "", Map.of("Authorization", basic), VendorProtocol.USER, vendor.certificateFingerprint());
    }

    private List<String> urls(String path) {
        Path below = files.resolve(path.replaceFirst("^/", ""));
        if (Files.notExists(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> vendor.url(files.relativize(file).toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, Object> settings() {
        List<String> urls = urls("/");
        return Map.of(
                "urls",
                urls.isEmpty() ? List.of(vendor.url("none.csv")) : urls,
                "auth",
                "basic",
                "username",
                VendorProtocol.USER,
                "certificateFingerprint",
                vendor.certificateFingerprint());
    }

    @Override
    public Map<String, Object> secrets(String password) {
        return Map.of("password", password);
    }

    /** Each request is one. */
    @Override
    public void endSessions() {
        // Nothing stays.
    }

    @Override
    public void close() {
        vendor.close();
    }
}
