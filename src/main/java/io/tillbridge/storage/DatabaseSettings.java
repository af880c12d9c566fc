package io.tillbridge.storage;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Which database the hub uses.
 *
 * @param url {@code jdbc:mariadb://host:port/name}, or empty for the embedded server
 * @param account on the server, for the hub's work; not used by the embedded one
 * @param migrations the account that brings the tables up to date and gives the other its rights; null when one account
 *     does both
 * @param routes the account that route files read with; null when they read with {@code account} and may not write
 * @param dataDir the hub's own folder; the embedded server lives in {@code dataDir/mariadb}
 * @param poolSize most connections held at one time
 * @param bufferPool memory of the embedded server's buffer pool as MariaDB writes it, such as {@code 256M}; its redo
 *     log gets the same size
 */
public record DatabaseSettings(
        String url,
        Account account,
        Account migrations,
        Account routes,
        Path dataDir,
        int poolSize,
        String bufferPool) {

    public DatabaseSettings {
        url = Objects.requireNonNullElse(url, "").strip();
        Objects.requireNonNull(dataDir, "dataDir");
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** With one account that has all rights. */
    public DatabaseSettings(
            String url, String username, String password, Path dataDir, int poolSize, String bufferPool) {
        this(url, new Account(username, password), null, null, dataDir, poolSize, bufferPool);
    }

    public String username() {
        return account.username();
    }

    public String password() {
        return account.password();
    }

    /** True when no server is named, so that one is started inside. */
    public boolean embedded() {
        return url.isEmpty();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", username=" + username() + ", dataDir=" + dataDir + "]";
    }

    /** Who signs in at a database server; prints without the password. */
    public record Account(String username, String password) {
        @Override
        public String toString() {
            return "Account[username=" + username + "]";
        }
    }
}
