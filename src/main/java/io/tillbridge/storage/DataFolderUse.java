package io.tillbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a data folder is used for at this moment, found without making or changing anything in it. */
public enum DataFolderUse {
    /** A hub works with it. */
    RUNNING,
    /** A hub worked with it and left its database there. */
    STOPPED,
    /** No hub with a database of its own was ever started on it. */
    EMPTY;

    public static DataFolderUse of(Path folder) {
        try {
            if (DataFolderLock.isHeld(folder)) {
                return RUNNING;
            }
        } catch (IOException e) {
            throw new DatabaseFault(
                    DatabaseFault.Kind.SETTINGS,
                    "data.dir: expected a folder this user can read and write, found " + folder + " (" + e
                            + "). Name another folder or mend its rights.",
                    e);
        }
        return Files.isDirectory(ServerFolder.in(folder).data()) ? STOPPED : EMPTY;
    }
}
