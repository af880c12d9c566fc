package io.tillbridge.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tillbridge.storage.DatabaseTransfer.Part;
import io.tillbridge.wording.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backup holds.
 *
 * @param format number of the form of the archive
 * @param made when, in UTC
 * @param hub version of the hub that wrote it
 * @param schema number of the last migration of the database
 * @param rows by part of the database and table
 * @param entries every entry of the archive but the manifest
 */
public record BackupManifest(
        int format,
        String made,
        String hub,
        String schema,
        Map<Part, SortedMap<String, Long>> rows,
        List<Entry> entries) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String MASTER_KEY = "master-key";
    private static final String FILES = "files/";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @param sha256 in hexadecimal digits */
    public record Entry(String name, long size, String sha256) {
        private static final String KNOWN = "database/(tables|routes|migrations)\\.sql|" + MASTER_KEY
                + "|files/[0-9]{1,18}/(?!\\.{1,2}$)[^/\\\\\\x00]+";

        static String ofFile(long folder, String name) {
            return FILES + folder + "/" + name;
        }

        static String of(Part part) {
            return "database/" + part.file();
        }

        boolean known() {
            return name.matches(KNOWN);
        }

        boolean file() {
            return name.startsWith(FILES);
        }

        long folder() {
            return Long.parseLong(name.split("/", -1)[1]);
        }

        String fileName() {
            return name.split("/", -1)[2];
        }
    }

    /** Kept files. */
    @JsonIgnore
    public List<Entry> files() {
        return entries.stream().filter(Entry::file).toList();
    }

    @JsonIgnore
    public boolean holdsMasterKey() {
        return entries.stream().anyMatch(entry -> entry.name().equals(MASTER_KEY));
    }

    long size(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .mapToLong(Entry::size)
                .sum();
    }

    /** Rows of all tables. */
    @JsonIgnore
    public long allRows() {
        return rows.values().stream()
                .flatMap(tables -> tables.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    byte[] text() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws JsonProcessingException it is no manifest */
    static BackupManifest read(byte[] text) throws JsonProcessingException {
        return JSON.readValue(new String(text, StandardCharsets.UTF_8), BackupManifest.class);
    }

    /** Tells each table that has another number of rows than it should; empty when there is none. */
    static List<String> differences(Map<String, Long> expected, Map<String, Long> found) {
        List<String> differences = new ArrayList<>();
        Map<String, Long> all = new TreeMap<>(expected);
        all.putAll(found);
        for (String table : all.keySet()) {
            if (!expected.getOrDefault(table, -1L).equals(found.getOrDefault(table, -1L))) {
                differences.add(
                        table + " (expected " + told(expected.get(table)) + ", found " + told(found.get(table)) + ")");
            }
        }
        return differences;
    }

    private static String told(Long rows) {
        return rows == null ? "no such table" : Quantity.of(rows, "row");
    }
}
