package io.tillbridge.retention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The mails in the folder that takes them while no mail server is configured. */
record StoredMails(Path folder) implements RetentionPart {

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public long due(Instant before) throws IOException {
        return older(before).size();
    }

    @Override
    public long remove(Instant before, int most) throws IOException {
        List<Path> old = older(before);
        List<Path> now = old.subList(0, Math.min(most, old.size()));
        for (Path mail : now) {
            Files.deleteIfExists(mail);
        }
        return now.size();
    }

    /** Those to or about an address. */
    List<Path> naming(String address) throws IOException {
        String wanted = address.toLowerCase(Locale.ROOT);
        List<Path> found = new ArrayList<>();
        for (Path mail : all()) {
            if (new String(Files.readAllBytes(mail), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted)) {
                found.add(mail);
            }
        }
        return found;
    }

    private List<Path> older(Instant before) throws IOException {
        List<Path> older = new ArrayList<>();
        for (Path mail : all()) {
            if (Files.getLastModifiedTime(mail).toInstant().isBefore(before)) {
                older.add(mail);
            }
        }
        return older;
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }
}
