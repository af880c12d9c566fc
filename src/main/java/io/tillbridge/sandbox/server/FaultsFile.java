package io.tillbridge.sandbox.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults as a person writes them, one on each line ({@link FaultLine}). They hold until the file changes; then those
 * with a number begin anew.
 */
public final class FaultsFile {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsFile.class);

    private final Path file;
    private final FaultRules faults;
    private List<String> known = List.of();

    public FaultsFile(Path file, FaultRules faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Takes over what is written there now; no file, no faults. */
    public synchronized void look() {
        List<String> lines = lines();
        if (lines.equals(known)) {
            return;
        }
        known = lines;
        faults.clear();
        for (String line : lines) {
            try {
                FaultLine.put(line, faults);
            } catch (IllegalArgumentException e) {
                LOG.warn("{}: {} The other lines hold.", file, e.getMessage());
            }
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            LOG.debug("{} cannot be read now: {}", file, e.toString());
            return known;
        }
    }
}
