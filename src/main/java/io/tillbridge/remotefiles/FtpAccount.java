package io.tillbridge.remotefiles;

import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.FtpCatalog;
import io.tillbridge.connection.FtpCatalogSettings;

/**
 * Where a vendor's files lie on an FTP server and how to sign in there. Blank texts are the same as none.
 *
 * @param path the folder of the catalog files; blank is the folder the server opens by itself
 * @param tls {@code explicit}, {@code implicit} or {@code none}
 * @param passive whether this side opens the data connections
 * @param certificate SHA-256 of the only certificate that is trusted; blank: what Java trusts
 */
public record FtpAccount(
        String host,
        int port,
        String path,
        String username,
        String password,
        String tls,
        boolean passive,
        String certificate)
        implements RemoteAccount {
    public FtpAccount {
        path = path == null ? "" : path.strip();
        password = password == null ? "" : password;
        certificate = certificate == null ? "" : certificate;
    }

    /** The account of a connection of kind {@code ftp-catalog}. */
    public static FtpAccount of(FtpCatalogSettings settings, Credentials secrets) {
        return new FtpAccount(
                settings.host(),
                settings.port(),
                settings.path(),
                settings.username(),
                secrets.get(FtpCatalog.PASSWORD).orElse(""),
                settings.tls(),
                settings.passive(),
                settings.certificateFingerprint());
    }

    boolean encrypted() {
        return !tls.equals(FtpCatalog.NONE);
    }

    boolean implicit() {
        return tls.equals(FtpCatalog.IMPLICIT);
    }

    @Override
    public String server() {
        return host + ":" + port;
    }

    /** Without any secret: this may end in a log. */
    @Override
    public String toString() {
        return "FtpAccount[" + username + "@" + server() + ", path=" + path + ", tls=" + tls + "]";
    }
}
