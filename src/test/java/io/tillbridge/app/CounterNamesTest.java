package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.product.listing.SyncDecision;
import io.tillbridge.retention.RetentionPart;
import io.tillbridge.retention.RetentionParts;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run writes no counter that docs/observability.md does not explain. */
class CounterNamesTest {
    private static final Pattern WRITTEN = Pattern.compile("\\.count\\(\\s*\"([A-Za-z.-]+)\"");
    private static final Pattern LISTED = Pattern.compile("counters\\.put\\(\"([A-Za-z]+)\"");
    /** Names that are worked out: whoever adds such a place names here what it may write. */
    private static final Pattern WORKED_OUT = Pattern.compile("(?:run|log)(?:\\(\\))?\\.count\\((?!\\s*\")");

    /** One of them writes what a flow of the site names; two write how orders and sales were taken in. */
    private static final int WORKED_OUT_PLACES = 7;

    @Test
    void everyCounterIsExplained() throws Exception {
        Set<String> explained = explained();

        Set<String> written = new TreeSet<>(found(WRITTEN));
        written.addAll(found(LISTED));
        Stream.of(IntakeResult.Outcome.values())
                .map(IntakeResult.Outcome::counter)
                .forEach(written::add);
        Stream.of(SyncDecision.values()).map(SyncDecision::text).forEach(written::add);
        written.add(UploadState.REFUSED.text());
        written.add(UploadState.FAILED.text());
        try (Database database = TestDatabase.fresh()) {
            RetentionParts.of(database, null, null, Path.of("outbox")).stream()
                    .map(RetentionPart::name)
                    .forEach(written::add);
        }

        assertThat(explained).containsAll(written);
        assertThat(found(WORKED_OUT)).hasSizeLessThanOrEqualTo(WORKED_OUT_PLACES);
    }

    private static Set<String> explained() throws IOException {
        String page = Files.readString(Path.of("docs/observability.md"));
        String table = page.substring(page.indexOf("## What a run counts"), page.indexOf("## The pool"));
        Set<String> names = new TreeSet<>();
        table.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            Matcher name = Pattern.compile("`([^`]+)`").matcher(line.split("\\|", -1)[1]);
            while (name.find()) {
                names.add(name.group(1));
            }
        });
        return names;
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/tillbridge"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> !one.toString().contains("/sandbox/"))
                    .toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.groupCount() == 0 ? file + "@" + matcher.start() : matcher.group(1));
                }
            }
        }
        return found;
    }
}
