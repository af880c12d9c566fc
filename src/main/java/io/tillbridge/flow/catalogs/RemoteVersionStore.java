package io.tillbridge.flow.catalogs;

import io.tillbridge.connection.Connection;
import io.tillbridge.remotefiles.KnownVersions;
import io.tillbridge.remotefiles.KnownVersions.Version;
import io.tillbridge.storage.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * The versions of a web server's files that are loaded. A version counts only while the delivery it came with is the last
 * one of its connection that decided about products, and went to its end: else the same file may have to be loaded again.
 */
public final class RemoteVersionStore {
    private final Jdbi jdbi;

    public RemoteVersionStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** @param addresses of the connection's files, as its settings hold them */
    KnownVersions loaded(Connection connection, List<String> addresses) {
        Map<String, Version> loaded = new HashMap<>();
        for (String address : addresses) {
            jdbi.withHandle(handle -> handle.createQuery(
                                    """
                            SELECT v.etag, v.last_modified
                            FROM remote_version v
                            JOIN delivery d ON d.id = v.delivery_id
                            WHERE v.connection_id = :connection
                              AND v.address = :address
                              AND d.state IN ('loaded', 'unchanged')
                              AND NOT EXISTS (SELECT 1 FROM delivery later
                                              WHERE later.connection_id = :connection
                                                AND later.id > d.id
                                                AND later.planned)""")
                            .bind("connection", connection.id())
                            .bind("address", key(connection, address))
                            .map((row, context) -> new Version(address, row.getString(1), row.getString(2)))
                            .findOne())
                    .ifPresent(version -> loaded.put(address, version));
        }
        return new KnownVersions(loaded);
    }

    /** The file is kept in that delivery. */
    void kept(Connection connection, long delivery, Version version) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO remote_version (connection_id, address, delivery_id, etag, last_modified)
                        VALUES (:connection, :address, :delivery, :etag, :modified)
                        ON DUPLICATE KEY UPDATE delivery_id = VALUES(delivery_id), etag = VALUES(etag),
                          last_modified = VALUES(last_modified)""")
                .bind("connection", connection.id())
                .bind("address", key(connection, version.address()))
                .bind("delivery", delivery)
                .bind("etag", version.etag())
                .bind("modified", version.lastModified())
                .execute());
    }

    /** With other settings or secrets the server may send another file, or the hub read it otherwise. */
    private static byte[] key(Connection connection, String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            digest.update(connection.settings().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(connection.secrets().toString().getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
