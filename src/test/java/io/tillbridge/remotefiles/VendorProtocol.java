package io.tillbridge.remotefiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The ways to a vendor's files: what holds of one holds of all, but for what is said here. */
public enum VendorProtocol {
    SFTP("sftp-catalog", "hostKey"),
    FTPS("ftp-catalog", "certificate"),
    FTPS_IMPLICIT("ftp-catalog", "certificate"),
    FTP("ftp-catalog", "encryption"),
    HTTPS("https-catalog", "certificate");

    public static final String USER = "vera";

    private final String kind;
    private final String identity;

    VendorProtocol(String kind, String identity) {
        this.kind = kind;
        this.identity = identity;
    }

    /** One of each kind of connection. */
    public static Stream<VendorProtocol> ofEachKind() {
        return Stream.of(SFTP, FTPS, HTTPS);
    }

    public String kind() {
        return kind;
    }

    /** The check of a try that shows who the server is. */
    public String identity() {
        return identity;
    }

    /** Whether there are folders to walk; else there is a list of addresses. */
    public boolean folders() {
        return this != HTTPS;
    }

    public boolean ftp() {
        return kind.equals("ftp-catalog");
    }

    /** Whether it is seen that a server is another than before. */
    public boolean pinned() {
        return this != FTP;
    }

    /** Files as a listing shows them: by path, or by name alone where there are no folders. */
    public List<String> shown(String... paths) {
        return Arrays.stream(paths)
                .map(path -> folders() ? path : path.substring(path.lastIndexOf('/') + 1))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    public VendorServerUnderTest start(Path keys, Path files, String password) throws IOException {
        return switch (this) {
            case SFTP -> new SftpUnderTest(keys, files, password);
            case FTPS -> new FtpUnderTest(this, "explicit", keys, files, password);
            case FTPS_IMPLICIT -> new FtpUnderTest(this, "implicit", keys, files, password);
            case FTP -> new FtpUnderTest(this, "none", keys, files, password);
            case HTTPS -> new HttpsUnderTest(keys, files, password);
        };
    }
}
