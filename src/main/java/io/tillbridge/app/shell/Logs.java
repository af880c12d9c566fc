package io.tillbridge.app.shell;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.storage.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** Sets the logs up from the configuration; {@code log4j2.xml} reads these properties. */
final class Logs {
    private static final String FOLDER = "tillbridge.log.folder";
    private static final String FILE = "tillbridge.log";

    private Logs() {}

    static void start(Configuration configuration, String console) {
        Path folder = folder(configuration);
        try {
            OwnerOnly.ownFolder(folder);
        } catch (IOException e) {
            // The log goes to the console alone; who needs the data folder says what is wrong with it.
            LogManager.getLogger(Logs.class).debug("No folder for logs at {}", folder, e);
        }
        System.setProperty(FOLDER, folder.toString());
        System.setProperty("tillbridge.log.format", configuration.text("log.format"));
        System.setProperty("tillbridge.log.level", configuration.text("log.level"));
        System.setProperty("tillbridge.log.console", console);
        Configurator.reconfigure();
    }

    /** The log file, or null before the configuration was read. */
    static Path file() {
        String folder = System.getProperty(FOLDER);
        return folder == null ? null : Path.of(folder, FILE);
    }

    private static Path folder(Configuration configuration) {
        return configuration.folder("data.dir").resolve("log");
    }

    /** Writes out what is still held back; the last thing a process does. */
    static void end() {
        LogManager.shutdown();
    }
}
