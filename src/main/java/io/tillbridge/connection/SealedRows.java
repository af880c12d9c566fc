package io.tillbridge.connection;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** All that was sealed and is in the database, looked at only as far as to tell which master key did it. */
final class SealedRows {
    private static final String LASTING = marks(SealedColumn.ALL.stream().filter(SealedColumn::lasting));
    private static final String ALL = marks(SealedColumn.ALL.stream());

    private final Jdbi database;

    SealedRows(Jdbi database) {
        this.database = database;
    }

    void refuseWithoutKey(Path file) {
        long lost = countOtherThan(null);
        if (lost > 0) {
            throw new MasterKeyFault("The master key is gone: the database holds " + lost + " sealed secrets, "
                    + MasterKey.VARIABLE + " is not set and there is no file " + file + ". " + HOW_TO_MEND);
        }
    }

    void refuseOtherKeys(byte[] mark, String source) {
        long others = countOtherThan(mark);
        if (others > 0) {
            throw new MasterKeyFault("The master key is wrong: " + others + " sealed secrets in the database belong to "
                    + "another key than the one in " + source + ". " + HOW_TO_MEND);
        }
    }

    /** Whether anything was sealed by a key. */
    boolean anyBelongsTo(byte[] mark) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM (" + ALL + ") AS marks WHERE mark = :mark)")
                        .bind("mark", mark)
                        .mapTo(Boolean.class)
                        .one());
    }

    private static final String HOW_TO_MEND = "Give the key this database was used with (by " + MasterKey.VARIABLE
            + " or the file). If it is lost for good, empty the tables connection_secret, api_key, one_time_secret, "
            + "alert_hook, event_subscription, connection_grant, feed_token and route_secret, start again, and set every secret anew.";

    private long countOtherThan(byte[] mark) {
        return database.withHandle(handle -> handle
                .createQuery(LASTING)
                .map((row, context) ->
                        mark != null && Arrays.equals(mark, row.getBytes("mark")) ? 0L : row.getLong("sealed_rows"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    private static String marks(Stream<SealedColumn> columns) {
        return columns.map(SealedColumn::marks)
                .collect(Collectors.joining(
                        " UNION ALL ", "SELECT mark, COUNT(*) AS sealed_rows FROM (", ") AS every_row GROUP BY mark"));
    }
}
