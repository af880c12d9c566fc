package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ConfigurationSources;
import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.app.shell.HubOperations.Restored;
import io.tillbridge.app.shell.HubOperations.RunningHub;
import io.tillbridge.backup.BackupManifest;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.storage.DatabaseFault;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.DatabaseTransfer.Part;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    /** Line ends, quotes, a bracket at the start of a line, what a dump might take for its own, and no text at all. */
    private static final String ODD = "it's \"odd\"\n(1,2);\r\nINSERT INTO `audit` VALUES\\\n💡 \u0001";

    @TempDir
    private Path temp;

    private final HubCommands hub = new HubCommands();
    private final List<String> told = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();
    private Map<String, String> external = Map.of();
    private Path archive;
    private long connection;

    @BeforeEach
    void anUnpackedServer() throws IOException {
        TestDatabase.fresh().close();
        archive = temp.resolve("backup.zip");
        // What an earlier backup left that was killed.
        Files.createFile(temp.resolve("older.zip." + UUID.randomUUID() + ".part"));
    }

    @AfterEach
    void giveItBack() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void aHubThatWritesIsRestoredWithEveryCountEverySecretAndEveryFile() throws Exception {
        Configuration first = embedded("first");
        BackupManifest manifest;
        LoadedFile loaded;
        try (HubCore core = HubCore.open(first)) {
            loaded = fill(core);
            manifest = whileItWrites(core, () -> hub.backup(first, archive, true, told::add));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(temp).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
        assertThat(manifest.rows().get(Part.TABLES).get("audit_outcome")).isPositive();
        assertThat(manifest.rows().get(Part.ROUTES)).isEqualTo(Map.of("note", 1L));

        Configuration second = embedded("second");
        Restored restored = hub.restore(second, archive, told::add);

        assertThat(restored.masterKey()).isTrue();
        try (HubCore core = HubCore.open(second)) {
            assertThat(counts(core, manifest)).isEqualTo(manifest.rows().get(Part.TABLES));
            assertThat(core.connections().secret(connection, "password")).contains("vendor-password");
            assertThat(pairsOfOneMoment(core)).isZero();
            assertThat(oddText(core)).isEqualTo(ODD);
            assertThat(core.spool().file(loaded.upload().id(), "error-file.csv"))
                    .hasSameBinaryContentAs(
                            first.spool().resolve(loaded.upload().id() + "/error-file.csv"));
            assertThat(note(core)).isEqualTo(ODD);
            long forgotten = core.database().jdbi().withHandle(handle -> {
                handle.execute("CALL audit_forget('odd@example.com', @entries)");
                return handle.createQuery("SELECT @entries").mapTo(Long.class).one();
            });
            assertThat(forgotten).isEqualTo(1);
            assertThatThrownBy(() -> TestDatabase.asOwner(core.database(), "DELETE FROM audit"))
                    .isNotNull();
        }
        try (RunningHub running = hub.start(second)) {
            assertThat(running.apiAddress()).startsWith("http://");
        }
        assertThat(told)
                .anyMatch(line -> line.startsWith("The database is written: "))
                .anyMatch(line -> line.startsWith("The kept files are restored: "));
    }

    @Test
    void aServerOfItsOwnIsRestoredIntoAnEmptySchemaAndAsksForTheKey() throws Exception {
        Configuration first = external("first");
        BackupManifest manifest;
        try (HubCore core = HubCore.open(first)) {
            fill(core);
            manifest = whileItWrites(core, () -> hub.backup(first, archive, false, told::add));
        }
        Configuration second = external("second");
        // As a restore that was killed leaves it.
        Files.createFile(Files.createDirectories(second.folder("data.dir").resolve("restoring"))
                .resolve("filling"));
        Path leftover = Files.createDirectories(second.spool().resolve("900")).resolve("half.csv");
        Files.writeString(leftover, "half");

        Restored restored = hub.restore(second, archive, told::add);

        assertThat(restored.masterKey()).isFalse();
        assertThatThrownBy(() -> HubCore.open(second))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessageStartingWith("The master key is gone: the database holds 1 sealed secrets");
        Files.copy(
                first.folder("data.dir").resolve("master-key"),
                second.folder("data.dir").resolve("master-key"),
                StandardCopyOption.COPY_ATTRIBUTES);
        try (HubCore core = HubCore.open(second)) {
            assertThat(counts(core, manifest)).isEqualTo(manifest.rows().get(Part.TABLES));
            assertThat(core.connections().secret(connection, "password")).contains("vendor-password");
            assertThat(pairsOfOneMoment(core)).isZero();
            assertThat(note(core)).isEqualTo(ODD);
        }
        assertThat(leftover).doesNotExist();
        assertThat(second.folder("data.dir").resolve("restoring")).doesNotExist();
        Configuration third = with(temp.resolve("third"), external);
        assertThatThrownBy(() -> hub.restore(third, archive, told::add))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("expected an empty schema, found tables in");
    }

    @Test
    void aFolderInUseOrWithADatabaseAnotherKeyOrKeptFilesIsLeftAsItIs() throws Exception {
        Configuration first = external("first");
        try (HubCore core = HubCore.open(first)) {
            fill(core);
            hub.backup(first, archive, true, told::add);
            assertThatThrownBy(() -> hub.restore(first, archive, told::add))
                    .isInstanceOf(CommandFault.class)
                    .hasMessageContaining("in use by a hub");
        }
        assertThatThrownBy(() -> hub.backup(first, archive, true, told::add))
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining("expected a name that is not taken");

        Configuration database = embedded("database");
        Files.createDirectory(database.folder("data.dir").resolve("mariadb/data"));
        assertThatThrownBy(() -> hub.restore(database, archive, told::add))
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining("which holds a database");

        Configuration key = external("key");
        HubCore.open(key).close();
        String other = Files.readString(key.folder("data.dir").resolve("master-key"));
        assertThatThrownBy(() -> hub.restore(key, archive, told::add))
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining("holds another master key than the one in");
        assertThat(key.folder("data.dir").resolve("master-key")).hasContent(other.strip());

        Configuration kept = external("kept");
        Path file = Files.writeString(
                Files.createDirectories(kept.spool().resolve("1")).resolve("a.csv"), "kept");
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> hub.restore(kept, archive, told::add))
                    .isInstanceOf(CommandFault.class)
                    .hasMessageContaining("expected a folder without kept files");
        }
        assertThat(file).hasContent("kept");
    }

    @Test
    void anArchiveThatIsNotWholeChangesNothing() throws Exception {
        Configuration first = external("first");
        try (HubCore core = HubCore.open(first)) {
            fill(core);
            hub.backup(first, archive, false, told::add);
        }
        byte[] whole = Files.readAllBytes(archive);
        Map<String, Path> damaged = new TreeMap<>();
        damaged.put(
                "no archive", Files.write(temp.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2)));
        damaged.put("manifest.json", copy("bare.zip", "manifest.json", null, null));
        damaged.put("it lacks database/tables.sql", copy("lacking.zip", "database/tables.sql", null, null));
        damaged.put("SHA-256 differs", copy("other.zip", "database/tables.sql", "database/tables.sql", "SELECT 1;"));
        damaged.put("does not tell of: files/9/../../x", copy("more.zip", null, "files/9/../../x", "x"));
        Path data = temp.resolve("untouched");
        Configuration second = with(data, external);

        damaged.forEach((why, file) -> assertThatThrownBy(() -> hub.restore(second, file, told::add))
                .as(why)
                .isInstanceOf(CommandFault.class)
                .hasMessageContaining(why)
                .hasMessageContaining("nothing was changed"));

        assertThat(data.resolve("spool")).doesNotExist();
        assertThat(data.resolve("restoring")).doesNotExist();
    }

    private Path copy(String name, String without, String with, String text) throws IOException {
        Path target = temp.resolve(name);
        try (ZipFile from = new ZipFile(archive.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : from.stream().toList()) {
                if (!entry.getName().equals(without)) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    copy(from.getInputStream(entry), to);
                }
            }
            if (with != null) {
                to.putNextEntry(new ZipEntry(with));
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return target;
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        try (from) {
            from.transferTo(to);
        }
    }

    private LoadedFile fill(HubCore core) throws Exception {
        connection = core.connections()
                .create(Map.of(
                        "kind",
                        SftpCatalog.NAME,
                        "name",
                        "Acme",
                        "settings",
                        Map.of("host", "127.0.0.1", "path", "/", "username", "u"),
                        "secrets",
                        Map.of("password", "vendor-password")))
                .id();
        Path catalog = Files.writeString(
                temp.resolve("spring.csv"),
                """
                vendorSku,name,brand,msrp,defaultCost,language
                A-1,Lamp,Alder,12.50,6,en
                A-2,Chair,Alder,dear,6,en
                """);
        LoadedFile loaded = hub.load(core.configuration(), catalog, Optional.of("Acme"), false, LoadProgress.silent());
        core.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO audit (at, who, who_name, action, asked) VALUES (NOW(), 'odd', 'odd@example.com', 'odd', ?)",
                        ODD));
        try (Connection routes = core.database().routesDataSource().getConnection();
                Statement statement = routes.createStatement()) {
            statement.execute("CREATE TABLE " + noteTable(core) + " (text VARCHAR(255)) CHARACTER SET utf8mb4");
            try (var insert = routes.prepareStatement("INSERT INTO " + noteTable(core) + " VALUES (?)")) {
                insert.setString(1, ODD);
                insert.executeUpdate();
            }
        }
        return loaded;
    }

    private static String noteTable(HubCore core) {
        String address = core.database().address();
        return address.substring(address.lastIndexOf('/') + 1) + "_routes.note";
    }

    private interface Work {
        BackupManifest go() throws Exception;
    }

    /** Two rows belong together in each transaction: a backup of one moment has both or none. */
    private static BackupManifest whileItWrites(HubCore core, Work work) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!stop.get()) {
                writePair(core);
            }
        });
        writePair(core);
        writer.start();
        try {
            return work.go();
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    private static void writePair(HubCore core) {
        core.database().jdbi().useTransaction(handle -> {
            handle.execute("INSERT INTO audit (at, who, who_name, action) VALUES (NOW(), 'pair', 'pair', 'pair')");
            handle.execute("INSERT INTO audit_outcome (audit_id, at, status) VALUES (LAST_INSERT_ID(), NOW(), 200)");
        });
    }

    private static long pairsOfOneMoment(HubCore core) {
        return core.database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM audit a LEFT JOIN audit_outcome o ON o.audit_id = a.id"
                                + " WHERE a.who = 'pair' AND o.audit_id IS NULL")
                .mapTo(Long.class)
                .one());
    }

    private static String oddText(HubCore core) {
        return core.database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT asked FROM audit WHERE who = 'odd'")
                .mapTo(String.class)
                .one());
    }

    private static String note(HubCore core) throws Exception {
        try (Connection routes = core.database().routesDataSource().getConnection();
                Statement statement = routes.createStatement();
                var row = statement.executeQuery("SELECT text FROM " + noteTable(core))) {
            row.next();
            return row.getString(1);
        }
    }

    private static Map<String, Long> counts(HubCore core, BackupManifest manifest) {
        Map<String, Long> counts = new TreeMap<>();
        core.database().jdbi().useHandle(handle -> manifest.rows()
                .get(Part.TABLES)
                .keySet()
                .forEach(table -> counts.put(
                        table,
                        handle.createQuery("SELECT COUNT(*) FROM " + table)
                                .mapTo(Long.class)
                                .one())));
        return counts;
    }

    /** The unpacked server of the other tests is used again through a link: unpacking takes seconds. */
    private Configuration embedded(String name) throws IOException {
        Path data = temp.resolve(name);
        Files.createDirectories(data.resolve("mariadb"));
        links.add(Files.createSymbolicLink(data.resolve("mariadb/base"), TestDatabase.binaries()));
        return with(data, Map.of("database.buffer-pool", "64MiB"));
    }

    /** On a server with accounts of their own for migrations, the hub's work and route files. */
    private Configuration external(String name) {
        DatabaseSettings database = TestDatabase.freshSettingsOfTwoAccounts(temp);
        external = Map.of(
                "database.url", database.url(),
                "database.username", database.username(),
                "database.password", database.password(),
                "database.migration.username", database.migrations().username(),
                "database.migration.password", database.migrations().password(),
                "database.routes.username", database.routes().username(),
                "database.routes.password", database.routes().password());
        return with(temp.resolve(name), external);
    }

    private static Configuration with(Path data, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(more);
        keys.put("data.dir", data.toString());
        keys.put("http.port", "0");
        keys.put("management.port", "0");
        return Configuration.read(new ConfigurationSources(Path.of(""), List.of(), Map.of(), keys));

}
}
