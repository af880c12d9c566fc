package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.connection.FtpCatalog;
import io.tillbridge.connection.HttpsCatalog;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.sandbox.SandboxFtpVendor;
import io.tillbridge.sandbox.SandboxHttpsVendor;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The servers of the sandbox vendors, one of each kind, and what a connection to each vendor is made of. */
final class SandboxVendors implements AutoCloseable {
    private static final String SFTP_PORT = "sandbox.port";
    private static final String FTP_PORT = "sandbox.ftp-port";
    private static final String HTTPS_PORT = "sandbox.https-port";

    private final String password;
    private final SandboxVendor sftp;
    private final SandboxFtpVendor ftp;
    private final SandboxHttpsVendor https;

    private SandboxVendors(String password, SandboxVendor sftp, SandboxFtpVendor ftp, SandboxHttpsVendor https) {
        this.password = password;
        this.sftp = sftp;
        this.ftp = ftp;
        this.https = https;
    }

    /** @param folder with the vendors' folders in {@code vendors}, and a folder for the keys of each server */
    static SandboxVendors start(Configuration configuration, Path folder) throws IOException {
        String password = SandboxSecret.next();
        SandboxVendor sftp = started(
                configuration,
                SFTP_PORT,
                port -> SandboxVendor.start(
                        folder, port, users(folder, password, SandboxCatalogs.CLEAN, SandboxCatalogs.FAULTY)));
        SandboxFtpVendor ftp = null;
        boolean done = false;
        try {
            ftp = started(
                    configuration,
                    FTP_PORT,
                    port -> SandboxFtpVendor.start(
                            folder.resolve("ftp"),
                            port,
                            FtpCatalog.EXPLICIT,
                            users(folder, password, SandboxCatalogs.BY_FTP)));
            SandboxHttpsVendor https = started(
                    configuration,
                    HTTPS_PORT,
                    port -> SandboxHttpsVendor.start(
                            folder.resolve("https"), port, users(folder, password, SandboxCatalogs.BY_HTTPS)));
            done = true;
            return new SandboxVendors(password, sftp, ftp, https);
        } finally {
            if (!done) {
                if (ftp != null) {
                    ftp.close();
                }
                sftp.close();
            }
        }
    }

    interface Starting<T> {
        T at(int port) throws IOException;
    }

    static <T> T started(Configuration configuration, String key, Starting<T> starting) throws IOException {
        int port = configuration.number(key);
        try {
            return starting.at(port);
        } catch (IOException e) {
            if (PortFault.behind(e).isPresent()) {
                throw PortFault.taken(key, port, e);
            }
            throw e;
        }
    }

    private static List<SandboxUser> users(Path folder, String password, String... names) {
        return List.of(names).stream()
                .map(name -> SandboxUser.withPassword(
                        name, password, folder.resolve("vendors").resolve(name)))
                .toList();
    }

    /** As they are created over the API. */
    List<Map<String, Object>> connections() {
        return List.of(
                connection(SftpCatalog.NAME, SandboxCatalogs.CLEAN, sftp(SandboxCatalogs.CLEAN)),
                connection(SftpCatalog.NAME, SandboxCatalogs.FAULTY, sftp(SandboxCatalogs.FAULTY)),
                connection(
                        FtpCatalog.NAME,
                        SandboxCatalogs.BY_FTP,
                        Map.of(
                                "host",
                                ftp.host(),
                                "port",
                                ftp.port(),
                                "path",
                                "/",
                                "username",
                                SandboxCatalogs.BY_FTP,
                                "certificateFingerprint",
                                ftp.certificateFingerprint())),
                connection(
                        HttpsCatalog.NAME,
                        SandboxCatalogs.BY_HTTPS,
                        Map.of(
                                "url",
                                https.url("catalog.csv"),
                                "auth",
                                HttpsCatalog.BASIC,
                                "username",
                                SandboxCatalogs.BY_HTTPS,
                                "certificateFingerprint",
                                https.certificateFingerprint())));
    }

    private Map<String, Object> sftp(String user) {
        return Map.of(
                "host", sftp.host(), "port", sftp.port(), "path", "/", "username", user, "hostKey", sftp.hostKey());
    }

    private Map<String, Object> connection(String kind, String name, Map<String, Object> settings) {
        return Map.of("kind", kind, "name", name, "settings", settings, "secrets", Map.of("password", password));
    }

    /** As people are told. */
    String addresses() {
        return "sftp://" + sftp.host() + ":" + sftp.port() + ", ftp://" + ftp.host() + ":" + ftp.port() + " (with TLS)"
                + ", https://" + https.host() + ":" + https.port();
    }

    @Override
    public void close() throws IOException {
        https.close();
        ftp.close();
        sftp.close();
    }
}
