package io.tillbridge.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;

/** The files of one embedded server: binaries, data, log, and what is needed to reach it. */
record ServerFolder(Path home, Path base) {
    static ServerFolder in(Path dataDir) {
        Path home = dataDir.resolve("mariadb");
        return new ServerFolder(home, home.resolve("base"));
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("mariadb.log");
    }

    Path pidFile() {
        return home.resolve("mariadb.pid");
    }

    Path initFile() {
        return home.resolve("init.sql");
    }

    /**
     * Where the server puts temporary tables. A server deletes the leftovers of others in its temporary folder when it
     * starts, so that no two servers may share one, and none may use the machine's.
     */
    Path temporary() {
        return home.resolve("tmp");
    }

    void create() throws IOException {
        Files.createDirectories(home.toAbsolutePath().getParent());
        createPrivate(home);
        createPrivate(temporary());
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** The account the tables belong to. */
    DatabaseSettings.Account owner() throws IOException {
        return new DatabaseSettings.Account(EmbeddedServer.USER, password("password"));
    }

    /** The account the hub works with. */
    DatabaseSettings.Account worker() throws IOException {
        return new DatabaseSettings.Account(EmbeddedServer.USER + "_worker", password("worker-password"));
    }

    /** The account that route files read with. */
    DatabaseSettings.Account routes() throws IOException {
        return new DatabaseSettings.Account(EmbeddedServer.USER + "_routes", password("routes-password"));
    }

    /** Made at the first call. */
    private String password(String name) throws IOException {
        Path file = home.resolve(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writeSecret(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    void announce(int port) throws IOException {
        Files.writeString(portFile(), Integer.toString(port));
    }

    /** The port a running server of this folder listens on, for a second process of the same hub. */
    OptionalInt announcedPort() throws IOException {
        return Files.exists(portFile())
                ? OptionalInt.of(Integer.parseInt(Files.readString(portFile()).strip()))
                : OptionalInt.empty();
    }

    /** Written aside and moved into place, so that a kill never leaves half a secret. */
    void writeSecret(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(aside, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    void forgetRunning() throws IOException {
        Files.deleteIfExists(portFile());
        Files.deleteIfExists(pidFile());
        Files.deleteIfExists(initFile());
    }

    private Path portFile() {
        return home.resolve("port");

}
}
