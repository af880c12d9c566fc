package io.tillbridge.remotefiles;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.FtpCatalog;
import io.tillbridge.connection.FtpCatalogSettings;
import io.tillbridge.connection.HttpsCatalog;
import io.tillbridge.connection.HttpsCatalogSettings;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.connection.SftpCatalogSettings;

/** Where a vendor's files lie and how to sign in there; prints no secret. */
public sealed interface RemoteAccount permits SftpAccount, FtpAccount, HttpsAccount {
    /** The folder of the catalog files or one file; blank is the folder the server opens by itself. */
    String path();

    /** Host and port, as messages name the server. */
    String server();

    /** Who signs in, as messages name them. */
    String username();

    /** The account of a connection of any kind with catalog files. */
    static RemoteAccount of(Connection connection, Credentials secrets) {
        return switch (String.valueOf(connection.kind())) {
            case SftpCatalog.NAME -> SftpAccount.of(SftpCatalogSettings.of(connection), secrets);
            case FtpCatalog.NAME -> FtpAccount.of(FtpCatalogSettings.of(connection), secrets);
            case HttpsCatalog.NAME -> HttpsAccount.of(HttpsCatalogSettings.of(connection), secrets);
            default ->
                throw new IllegalArgumentException(
                        "A connection of kind " + connection.kind() + " leads to no catalog files.");
        };
    }
}
