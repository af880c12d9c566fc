package io.tillbridge.app;

import io.tillbridge.storage.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What pulls left behind, without ids and times.
 *
 * @param products one line each, by SKU
 * @param files the newest error file and rejected rows of each vendor's file
 * @param loads one line for each upload that wrote products, with its summary
 */
record RunOutcome(List<String> products, Map<String, String> files, List<String> loads) {
    private static final Set<String> NOT_COMPARED = Set.of("id", "created_at", "updated_at");
    private static final int SHOWN = 3;

    static RunOutcome of(DatabaseSettings database) throws Exception {
        return of(jdbi(database), database);
    }

    /** @param jdbi another way to the same database */
    static RunOutcome of(Jdbi jdbi, DatabaseSettings database) throws Exception {
        try (Handle handle = jdbi.open()) {
            List<String> products =
                    handle
                            .createQuery("SELECT * FROM product ORDER BY vendor_sku, connection_id, id")
                            .mapToMap()
                            .stream()
                            .map(row -> {
                                row.keySet().removeAll(NOT_COMPARED);
                                return row.toString();
                            })
                            .toList();
            List<String> loads = handle.createQuery("SELECT CONCAT(filename, ' ', summary) FROM upload"
                            + " WHERE state = 'loaded' ORDER BY filename, id")
                    .mapTo(String.class)
                    .list();
            return new RunOutcome(products, files(handle, database.dataDir().resolve("spool")), loads);
        }
    }

    /** Straight to the database, past the hub. */
    static Jdbi jdbi(DatabaseSettings database) {
        return Jdbi.create(database.url(), database.username(), database.password());
    }

    private static Map<String, String> files(Handle handle, Path spool) throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (Map<String, Object> newest : handle.createQuery(
                        "SELECT filename, MAX(id) AS id FROM upload GROUP BY connection_id, filename")
                .mapToMap()
                .list()) {
            for (String name : List.of("error-file.csv", "rejected-rows.csv")) {
                Path file = spool.resolve(newest.get("id").toString()).resolve(name);
                // Every byte a char: compared are bytes.
                files.put(
                        newest.get("filename") + " " + name,
                        Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "absent");
            }
        }
        return files;
    }

    /** The first few differences, in words; none when both are the same. */
    List<String> differencesFrom(RunOutcome reference) {
        List<String> all = new ArrayList<>();
        lines(all, "product", products, reference.products);
        lines(all, "load", loads, reference.loads);
        if (!files.keySet().equals(reference.files.keySet())) {
            all.add("files: expected " + reference.files.keySet() + ", found " + files.keySet());
            return all;
        }
        files.forEach((name, bytes) -> lines(
                all,
                name,
                bytes.lines().toList(),
                reference.files.get(name).lines().toList()));
        files.forEach((name, bytes) -> {
            if (all.isEmpty() && !bytes.equals(reference.files.get(name))) {
                all.add(name + ": other line ends");
            }
        });
        return all;
    }

    private static void lines(List<String> all, String what, List<String> now, List<String> expected) {
        if (now.size() != expected.size()) {
            all.add(what + ": expected " + expected.size() + " lines, found " + now.size());
        }
        for (int i = 0, found = 0; i < Math.min(now.size(), expected.size()) && found < SHOWN; i++) {
            if (!now.get(i).equals(expected.get(i))) {
                found++;
                all.add(what + " line " + (i + 1) + ": expected\n  " + expected.get(i) + "\nfound\n  " + now.get(i));
            }
        }
    }
}
