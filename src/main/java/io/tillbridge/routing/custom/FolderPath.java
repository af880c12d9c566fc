package io.tillbridge.routing.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The folder {@code routes.files}; a path that leaves it, by {@code ..} or by a link, is refused. */
final class FolderPath {
    private final Path root;

    FolderPath(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The whole path of one below the folder.
     *
     * @throws IllegalArgumentException when it is absolute or leaves the folder
     */
    Path below(String path) {
        Path whole = root.resolve(path).normalize();
        if (Path.of(path).isAbsolute() || !holds(whole)) {
            throw new IllegalArgumentException("Expected a path below the folder routes.files (" + root + "), found '"
                    + path + "'. It is relative, without .., and no link on it leads elsewhere");
        }
        return whole;
    }

    /** Fails when a path, as Camel has it, is not in the folder. */
    void check(String path) {
        if (!holds(Path.of(path).toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "Expected a file in the folder routes.files (" + root + "), found '" + path + "'");
        }
    }

    /** Whether a path is the folder or in it, also where its links lead to. */
    boolean holds(Path path) {
        if (!path.startsWith(root)) {
            return false;
        }
        try {
            Path there = path;
            // A link to nothing is there, too: what is written to it goes elsewhere.
            while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                there = there.getParent();
            }
            if (there == null || !there.startsWith(root)) {
                return true;
            }
            return there.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
