package io.tillbridge.remotefiles;

import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.connection.SftpCatalogSettings;

/**
 * Where a vendor's files lie and how to sign in there. Blank texts are the same as none.
 *
 * @param path the folder of the catalog files; blank is the folder the server opens by itself
 * @param hostKey the confirmed key as {@code ssh-ed25519 AAAA…}
 * @param password used when there is no private key, or when the server wants both
 * @param privateKey OpenSSH or PEM text
 * @param legacyAlgorithms whether algorithms may be used that are not safe today
 */
public record SftpAccount(
        String host,
        int port,
        String path,
        String username,
        String hostKey,
        String password,
        String privateKey,
        String passphrase,
        boolean legacyAlgorithms)
        implements RemoteAccount {
    public SftpAccount {
        path = text(path);
        hostKey = text(hostKey);
        password = password == null ? "" : password;
        privateKey = text(privateKey);
        passphrase = passphrase == null ? "" : passphrase;
    }

    /** The account of a connection of kind {@code sftp-catalog}. */
    public static SftpAccount of(SftpCatalogSettings settings, Credentials secrets) {
        return new SftpAccount(
                settings.host(),
                settings.port(),
                settings.path(),
                settings.username(),
                settings.hostKey(),
                secrets.get(SftpCatalog.PASSWORD).orElse(""),
                secrets.get(SftpCatalog.PRIVATE_KEY).orElse(""),
                secrets.get(SftpCatalog.PASSPHRASE).orElse(""),
                settings.legacyAlgorithms());
    }

    /** For a look at the server's key: nothing of the account is sent. */
    SftpAccount withoutSecrets() {
        return new SftpAccount(host, port, path, "nobody", "", "", "", "", legacyAlgorithms);
    }

    @Override
    public String server() {
        return host + ":" + port;
    }

    /** Without any secret: this may end in a log. */
    @Override
    public String toString() {
        return "SftpAccount[" + username + "@" + server() + ", path=" + path + "]";
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
