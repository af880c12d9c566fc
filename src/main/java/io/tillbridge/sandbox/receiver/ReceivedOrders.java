package io.tillbridge.sandbox.receiver;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The orders of the sandbox warehouse, a file for each: {@code <id>.json}. Safe for several threads. */
final class ReceivedOrders {
    /** Names a file, so it has no separators and does not begin with a dot. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ReceivedOrders(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** What became of an order. */
    enum Outcome {
        STORED,
        KNOWN,
        /** The id cannot be one. */
        NO_ID,
        /** The body is no JSON object. */
        NO_ORDER
    }

    /** An order as the page shows it. */
    record Line(String id, Instant received, String number, String state, String total) {}

    /** Stores an order once: one with an id that is known changes nothing. */
    synchronized Outcome take(String id, byte[] body) throws IOException {
        if (id == null || !ID.matcher(id).matches()) {
            return Outcome.NO_ID;
        }
        if (!parsed(body).isObject()) {
            return Outcome.NO_ORDER;
        }
        Path file = folder.resolve(id + SUFFIX);
        if (Files.exists(file)) {
            return Outcome.KNOWN;
        }
        Path fresh = Files.write(folder.resolve("." + id + ".new"), body);
        try {
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException e) {
            return Outcome.KNOWN;
        }
        return Outcome.STORED;
    }

    Optional<byte[]> find(String id) throws IOException {
        Path file = folder.resolve(id + SUFFIX);
        return ID.matcher(id).matches() && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    int count() throws IOException {
        return files().size();
    }

    /** The newest first. */
    List<Line> newest(int limit) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : files()) {
            FileTime received = Files.getLastModifiedTime(file);
            lines.add(line(file, received.toInstant()));
        }
        lines.sort(Comparator.comparing(Line::received).reversed());
        return lines.subList(0, Math.min(limit, lines.size()));
    }

    private static Line line(Path file, Instant received) throws IOException {
        JsonNode order = parsed(Files.readAllBytes(file));
        String name = file.getFileName().toString();
        return new Line(
                name.substring(0, name.length() - SUFFIX.length()),
                received,
                order.path("number").asText(),
                order.path("state").asText(),
                order.path("total").asText());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(SUFFIX) && !name.startsWith(".");
                    })
                    .toList();
        }
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
