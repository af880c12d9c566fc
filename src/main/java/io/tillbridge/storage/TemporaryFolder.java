package io.tillbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one process for what its libraries write aside (unpacked native code, caches), below the data folder:
 * the machine's own temporary folder belongs to everybody, and may be small, shared or swept.
 */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /**
     * From now on this process keeps its temporary files below a data folder; what killed processes left there is
     * removed. For the beginning of a process, before any library has looked.
     */
    public static void use(Path dataDir) {
        Path all = dataDir.resolve("tmp");
        try {
            Files.createDirectories(
                    all.toAbsolutePath(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path own = Workplace.open(all.toAbsolutePath()).folder();
            System.setProperty("java.io.tmpdir", own.toString());
        } catch (IOException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    "data.dir: expected a folder this user may write to, found " + dataDir + " (" + e.getMessage()
                            + "). Correct its rights, or name another folder.",
                    e);
        }
    }
}
