package io.tillbridge.storage;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What mariadb-dump writes, on its way into a backup: rows are counted by table, so that the counts belong to the same
 * moment as the rows, and definers are left out, so that triggers and procedures belong to whoever loads them.
 * mariadb-dump writes each row on a line of its own and escapes line ends within values.
 */
final class DumpText {
    private static final int PIECE = 128 * 1024;
    /** Longer than any start of a statement with the names of a table and a definer. */
    private static final int HEAD = 2048;

    private static final int TELL_EVERY = 100_000;
    private static final Pattern TABLE = Pattern.compile("(CREATE TABLE|INSERT INTO) `((?:[^`]|``)+)`");
    private static final Pattern DEFINER = Pattern.compile(
            "^((?:/\\*!\\d+ )?(?:CREATE(?:\\*/ )?)?(?:/\\*!\\d+)? ?)DEFINER=`(?:[^`]|``)*`@`(?:[^`]|``)*`");

    private final SortedMap<String, Long> rows = new TreeMap<>();
    private final LongConsumer progress;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean headOpen = true;
    private String table;
    private long all;

    /** @param progress told how many rows have passed */
    DumpText(LongConsumer progress) {
        this.progress = progress;
    }

    /** Rows of every table that has passed. */
    SortedMap<String, Long> rows() {
        return rows;
    }

    void copy(InputStream dump, OutputStream target) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(target, PIECE);
        byte[] piece = new byte[PIECE];
        int last = '\n';
        for (int read = dump.read(piece); read >= 0; read = dump.read(piece)) {
            for (int at = 0; at < read; at++) {
                byte one = piece[at];
                if (one == '\n') {
                    endHead(out);
                    if (last == ';') {
                        table = null;
                    }
                    headOpen = true;
                    out.write(one);
                } else if (headOpen) {
                    head.write(one);
                    if (head.size() == HEAD) {
                        endHead(out);
                    }
                } else {
                    out.write(one);
                }
                last = one;
            }
        }
        endHead(out);
        out.flush();
    }

    private void endHead(OutputStream out) throws IOException {
        if (!headOpen) {
            return;
        }
        byte[] start = head.toByteArray();
        head.reset();
        headOpen = false;
        out.write(start.length > 0 && start[0] == '(' && table != null ? row(start) : statement(start));
    }

    private byte[] row(byte[] start) {
        rows.merge(table, 1L, Long::sum);
        if (++all % TELL_EVERY == 0) {
            progress.accept(all);
        }
        return start;
    }

    private byte[] statement(byte[] start) {
        // Byte by byte, so that a character the head cuts in two stays whole.
        String text = new String(start, StandardCharsets.ISO_8859_1);
        Matcher named = TABLE.matcher(text);
        if (named.lookingAt()) {
            String name = new String(named.group(2).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                    .replace("``", "`");
            rows.putIfAbsent(name, 0L);
            table = named.group(1).startsWith("INSERT") ? name : null;
            return start;
        }
        Matcher definer = DEFINER.matcher(text);
        return definer.find() ? definer.replaceFirst("$1").getBytes(StandardCharsets.ISO_8859_1) : start;
    }
}
