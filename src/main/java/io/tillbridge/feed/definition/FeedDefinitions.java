package io.tillbridge.feed.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The definitions of an installation, by name: those shipped, and those of the site's own folder, which win. A file with
 * mistakes is not used: the last good definition of its name stays, and the faults are kept for whoever asks.
 */
public final class FeedDefinitions {
    private FeedDefinitions() {}

    /**
     * Reads both folders.
     *
     * @param own null when the site has no folder of its own
     */
    public static FeedDefinitions read(Path shipped, Path own) {
        throw new UnsupportedOperationException();
    }

    /** Reads the files again; definitions of faulty files stay as they were. */
    public void reload() {
        throw new UnsupportedOperationException();
    }

    /** The good definition of a name. */
    public Optional<FeedDefinition> find(String name) {
        throw new UnsupportedOperationException();
    }

    /** All good definitions, sorted by name. */
    public List<FeedDefinition> all() {
        throw new UnsupportedOperationException();
    }

    /** The mistakes of all files as they were read last. */
    public List<FeedDefinitionFault> faults() {
        throw new UnsupportedOperationException();
    }
}
