package io.tillbridge.feed.definition;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The definitions of an installation, by name: those shipped, and those of the site's own folder, which win. A file with
 * mistakes is not used: the last good definition of its name stays, and the faults are kept for whoever asks.
 */
public final class FeedDefinitions {
    private final Path shipped;
    private final Path own;
    private volatile Reading current = new Reading(Map.of(), List.of());

    private record Reading(Map<String, FeedDefinition> good, List<FeedDefinitionFault> faults) {}

    private FeedDefinitions(Path shipped, Path own) {
        this.shipped = shipped;
        this.own = own;
    }

    /**
     * Reads both folders.
     *
     * @param own null, or a folder that need not be there, when the site has no definitions of its own
     */
    public static FeedDefinitions read(Path shipped, Path own) {
        FeedDefinitions definitions = new FeedDefinitions(shipped, own);
        definitions.reload();
        return definitions;
    }

    /** Reads the files again; definitions of faulty files stay as they were. A file that is gone takes its definition along. */
    public synchronized void reload() {
        Map<String, FeedDefinition> last = current.good;
        Map<String, FeedDefinition> good = new TreeMap<>();
        List<FeedDefinitionFault> faults = new ArrayList<>();
        Map<String, Path> files = new TreeMap<>();
        collect(shipped, files, faults);
        if (own != null && Files.exists(own)) {
            collect(own, files, faults);
        }
        files.forEach((name, path) -> {
            DefinitionFaults ofFile = new DefinitionFaults(path.getFileName().toString());
            FeedDefinition definition = DefinitionReader.read(path, ofFile);
            faults.addAll(ofFile.all());
            if (definition != null) {
                good.put(name, definition);
            } else if (last.containsKey(name)) {
                good.put(name, last.get(name));
            }
        });
        current = new Reading(good, List.copyOf(faults));
    }

    private static void collect(Path folder, Map<String, Path> files, List<FeedDefinitionFault> faults) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : found) {
                files.put(file.getFileName().toString().replaceFirst("\\.yaml$", ""), file);
            }
        } catch (IOException e) {
            faults.add(new FeedDefinitionFault(
                    folder.toString(), 1, "", "", "expected a readable folder of feed definitions; make it, or correct feeds.dir"));
        }
    }

    /** The good definition of a name. */
    public Optional<FeedDefinition> find(String name) {
        return Optional.ofNullable(current.good.get(name));
    }

    /** All good definitions, sorted by name. */
    public List<FeedDefinition> all() {
        return List.copyOf(current.good.values());
    }

    /** The mistakes of all files as they were read last. */
    public List<FeedDefinitionFault> faults() {
        return current.faults;
    }
}
