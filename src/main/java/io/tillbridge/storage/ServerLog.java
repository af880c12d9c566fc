package io.tillbridge.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What mariadbd writes while it runs; a failed start is explained with the part that belongs to it. */
final class ServerLog {
    private static final long LIMIT = 5L << 20;
    private static final int TOLD = 3;

    private final Path file;
    private long start;

    ServerLog(Path file) {
        this.file = file;
    }

    /** From here on counts as this start; a log that has grown long is put aside. */
    void begin() throws IOException {
        if (Files.exists(file) && Files.size(file) > LIMIT) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        start = Files.exists(file) ? Files.size(file) : 0;
    }

    ProcessBuilder.Redirect target() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    boolean says(String text) {
        return sinceStart().contains(text);
    }

    /** The last errors of this start, or an empty text. */
    String errors() {
        List<String> errors = sinceStart()
                .lines()
                .filter(line -> line.contains("[ERROR]") || line.startsWith("ERROR"))
                .map(line -> line.replaceFirst("^.*\\[ERROR\\] ", ""))
                .filter(line -> !line.equals("Aborting"))
                .toList();
        return String.join(" / ", errors.subList(Math.max(0, errors.size() - TOLD), errors.size()));
    }

    private String sinceStart() {
        try {
            byte[] all = Files.readAllBytes(file);
            int from = (int) Math.min(start, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
