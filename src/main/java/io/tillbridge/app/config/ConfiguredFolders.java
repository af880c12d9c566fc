package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What can only be judged on the disk: whether folders that keys name are folders. */
final class ConfiguredFolders {
    private ConfiguredFolders() {}

    /** Adds what is wrong with the folders that keys name. */
    static void check(Path home, Map<String, Setting> settings, Map<String, Object> values, List<String> faults) {
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            if (values.get(key.name()) instanceof Path path) {
                Path folder = home.resolve(path).normalize();
                boolean toRead = key.type().equals(ValueType.FOLDER_TO_READ);
                if (toRead ? !Files.isDirectory(folder) || !Files.isReadable(folder) : isNoFolder(folder)) {
                    faults.add(key.name() + ": expected a folder" + (toRead ? " that can be read" : "") + ", found "
                            + (Files.exists(folder)
                                    ? (Files.isDirectory(folder) ? "one that cannot" : "a file")
                                    : "none")
                            + " at " + folder + " (from "
                            + settings.get(key.name()).where() + ").");
                }
            }
        }
    }

    private static boolean isNoFolder(Path path) {
        return Files.exists(path) && !Files.isDirectory(path);
    }
}
