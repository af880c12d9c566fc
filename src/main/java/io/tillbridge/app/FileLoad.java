package io.tillbridge.app;

import io.tillbridge.app.shell.CommandFault;
import io.tillbridge.app.shell.ExitCode;
import io.tillbridge.app.shell.HubOperations.LoadedFile;
import io.tillbridge.catalog.load.CountingInput;
import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.CatalogKinds;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.storage.AllPages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One catalog file from disk on the way of an upload: kept first, then checked and loaded. */
final class FileLoad {
    private static final String SHELL = "shell";
    private static final String NO_HOST = "none.invalid";

    private final HubCore core;

    FileLoad(HubCore core) {
        this.core = core;
    }

    LoadedFile load(Path file, Optional<String> wanted, boolean force, LoadProgress progress) throws IOException {
        Connection connection = wanted.isPresent() ? named(wanted.get()) : shell();
        long size = Files.size(file);
        long delivery = core.deliveries()
                .open(
                        connection.id(),
                        "manual",
                        null,
                        CatalogFileSettings.of(connection).catalog(),
                        force);
        progress.step("receive");
        Upload upload;
        try (InputStream bytes = new CountingInput(Files.newInputStream(file), count -> progress.bytes(count, size))) {
            upload = core.deliveries()
                    .receive(
                            delivery,
                            file.getFileName().toString(),
                            core.configuration().size("catalog.max-file-size"),
                            bytes);
        } catch (IOException | RuntimeException e) {
            core.deliveries().abandon(delivery, "The file could not be read: " + e.getMessage());
            throw e;
        }
        core.deliveries().received(delivery, false);
        core.catalogLoad().load(delivery, progress);
        Upload ended = core.uploads().find(upload.id()).orElse(upload);
        return loaded(connection, ended, core);
    }

    static LoadedFile loaded(Connection connection, Upload upload, HubCore core) {
        return new LoadedFile(
                connection.name(),
                upload,
                core.spool().file(upload.id(), "error-file.csv"),
                core.spool().file(upload.id(), "rejected-rows.csv"));
    }

    private Connection named(String wanted) {
        List<Connection> all = all();
        return all.stream()
                .filter(connection -> connection.name().equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(connection -> Long.toString(connection.id()).equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new CommandFault(
                        ExitCode.WRONG_USE,
                        "--connection: expected the name or id of a connection, found '" + wanted + "'. "
                                + (all.isEmpty()
                                        ? "There is none yet."
                                        : "There are: "
                                                + String.join(
                                                        ", ",
                                                        all.stream()
                                                                .map(Connection::name)
                                                                .toList())
                                                + ".")));
    }

    /** Switched off, so that no pull ever calls the vendor's server it does not have. */
    private Connection shell() {
        return all().stream()
                .filter(connection -> connection.name().equals(SHELL))
                .findFirst()
                .orElseGet(() -> core.connections()
                        .create(Map.of(
                                "kind",
                                SftpCatalog.NAME,
                                "name",
                                SHELL,
                                "enabled",
                                false,
                                "settings",
                                Map.of("host", NO_HOST, "path", "/", "username", "none"),
                                "secrets",
                                Map.of("password", "none"))));
    }

    /** Whether it is the one made for files from the disk. */
    static boolean hasNoServer(Connection connection) {
        return NO_HOST.equals(connection.settings().get("host"));
    }

    private List<Connection> all() {
        return CatalogKinds.NAMES.stream()
                .flatMap(kind -> all(core, kind).stream())
                .toList();
    }

    /** @param kind null for all kinds */
    static List<Connection> all(HubCore core, String kind) {
        return AllPages.all((after, limit) -> core.connections().list(kind, after, limit), Connection::id);
    }
}
