package io.tillbridge.remotefiles;

import io.tillbridge.sandbox.SandboxHttpsVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The certificates of servers under test: to make one takes a second, so all servers of a test run show the same two. */
final class SharedCertificates {
    private static Path made;

    private SharedCertificates() {}

    static synchronized void into(Path keys) throws IOException {
        if (made == null) {
            Path fresh = Files.createTempDirectory("certificates");
            SandboxHttpsVendor.start(fresh, 0, List.of()).close();
            made = fresh;
        }
        Files.createDirectories(keys);
        for (String name : List.of("certificate.p12", "other-certificate.p12")) {
            if (Files.notExists(keys.resolve(name))) {
                Files.copy(made.resolve(name), keys.resolve(name));
            }
        }
    }
}
