package io.tillbridge.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The lasting name of this hub among others on the same database; kept in its data folder, which no two hubs share. */
final class NodeName {
    private static final String FILE = "node-name";

    private NodeName() {}

    static String in(HubCore core) {
        Path file = core.configuration().folder("data.dir").resolve(FILE);
        try {
            if (Files.notExists(file)) {
                Path made = Files.createTempFile(file.getParent(), FILE, null);
                Files.writeString(made, UUID.randomUUID().toString());
                Files.move(made, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("data.dir: " + file + " cannot be read or written", e);
        }
    }
}
