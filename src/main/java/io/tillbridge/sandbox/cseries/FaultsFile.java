package io.tillbridge.sandbox.cseries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults as a person writes them, a fault and a pattern on each line: {@code 503 GET orders/*}. They hold for every call
 * of the pattern until the file changes. Words for faults: a status, {@code too-many}, {@code html}, {@code never},
 * {@code reset}, {@code cut-off}, {@code half-json}, {@code slow:2000} (milliseconds).
 */
final class FaultsFile {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsFile.class);

    private final Path file;
    private final ShopFaults faults;
    private List<String> known = List.of();

    FaultsFile(Path file, ShopFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Takes over what is written there now; no file, no faults. */
    synchronized void look() {
        List<String> lines = lines();
        if (lines.equals(known)) {
            return;
        }
        known = lines;
        faults.clear();
        for (String line : lines) {
            try {
                int space = line.indexOf(' ');
                faults.always(line.substring(space + 1).strip(), fault(space < 0 ? "" : line.substring(0, space)));
            } catch (IllegalArgumentException e) {
                LOG.warn(
                        "{}: '{}' is no fault, expected a status, too-many, html, never, reset, cut-off, half-json or"
                                + " slow:<milliseconds>, and a pattern like 'GET orders/*': mend the line",
                        file,
                        line);
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

    private static ShopFault fault(String word) {
        if (word.matches("[45]\\d\\d")) {
            return ShopFault.status(Integer.parseInt(word));
        }
        if (word.matches("slow:\\d{1,7}")) {
            return ShopFault.slow(Duration.ofMillis(Long.parseLong(word.substring(word.indexOf(':') + 1))));
        }
        return switch (word) {
            case "too-many" -> ShopFault.tooMany();
            case "html" -> ShopFault.html(502);
            case "never" -> ShopFault.never();
            case "reset" -> ShopFault.reset();
            case "cut-off" -> ShopFault.cutOff();
            case "half-json" -> ShopFault.halfJson();
            default -> throw new IllegalArgumentException(word);
        };
    }
}
