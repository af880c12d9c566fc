package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What is wrong with values that one key alone does not show. */
final class JointChecks {
    private JointChecks() {}

    /** What can only be judged from several keys. */
    static void together(Map<String, Setting> settings, List<String> faults) {
        boolean id = settings.get("access.bootstrap.client-id").text().isEmpty();
        boolean secret = settings.get("access.bootstrap.client-secret").text().isEmpty();
        if (id != secret) {
            String missing = id ? "access.bootstrap.client-id" : "access.bootstrap.client-secret";
            faults.add(missing + ": expected a value, as its other half is set, found none. Set both or none.");
        }
        if (!settings.get("database.url").text().isEmpty()
                && settings.get("database.username").text().isEmpty()) {
            faults.add("database.username: expected an account for the server of database.url, found none.");
        }
    }

    /** What can only be judged on the disk. */
    static void folders(Path home, Map<String, Setting> settings, Map<String, Object> values, List<String> faults) {
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
