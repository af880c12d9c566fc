package io.tillbridge.feed.delivery;

import io.tillbridge.feed.FeedCancelled;
import io.tillbridge.feed.FeedFinding;
import io.tillbridge.feed.FeedPass;
import io.tillbridge.feed.FeedProgress;
import io.tillbridge.feed.FeedReportFiles;
import io.tillbridge.feed.FeedResult;
import io.tillbridge.feed.FeedSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Publishes feeds: writes a whole file aside, and makes it the one that is served. What is served before stays served until
 * then, and stays served when anything stops the publication. One run of a feed at a time may use it.
 */
public final class FeedPublisher {
    private static final long MOST_FINDINGS = 100_000;
    private static final Set<String> REPORT = Set.of(FeedFiles.FINDINGS_CSV, FeedFiles.FINDINGS_JSON);

    private final FeedPass pass;
    private final FeedFiles files;
    private final Publications publications;
    private final Clock clock;

    public FeedPublisher(FeedPass pass, FeedFiles files, Publications publications, Clock clock) {
        this.pass = pass;
        this.files = files;
        this.publications = publications;
        this.clock = clock;
    }

    /** What became of it. */
    public enum Result {
        PUBLISHED,
        UNCHANGED,
        STOPPED
    }

    /** @param publication what is served now, or the one that was stopped */
    public record Outcome(Result result, Publication publication) {}

    /** What a dry run finds out: nothing is kept. */
    public interface Look {
        /** @param before and after: snapshots that can be compared; before may not be there */
        void at(FeedResult result, Path before, Path after) throws IOException;
    }

    /**
     * Makes the feed and publishes it.
     *
     * @throws FeedCancelled nothing is changed
     * @throws IOException the file cannot be written; what is served stays
     */
    public Outcome publish(FeedOrder order, FeedProgress progress) throws IOException, SQLException, FeedCancelled {
        publications.removeUnfinished(order.connectionId());
        Optional<Publication> served = publications.served(order.connectionId());
        Path scratch = files.scratch();
        long id = publications.open(order, clock.instant());
        boolean kept = false;
        try {
            FeedResult result = write(order, scratch, served, progress);
            Publication made = made(id, order, result, clock.instant());
            if (result.stopped()) {
                files.place(scratch, id, REPORT);
                publications.stopped(made);
                kept = true;
                return new Outcome(Result.STOPPED, made);
            }
            if (served.isPresent() && same(served.get(), made)) {
                files.place(scratch, served.get().id(), REPORT);
                return new Outcome(Result.UNCHANGED, publications.unchanged(served.get(), made));
            }
            FeedFiles.compress(scratch.resolve(FeedFiles.FEED), scratch.resolve(FeedFiles.GZIP));
            long gzipBytes = Files.size(scratch.resolve(FeedFiles.GZIP));
            files.place(
                    scratch,
                    id,
                    Set.of(
                            FeedFiles.FEED,
                            FeedFiles.GZIP,
                            FeedFiles.SNAPSHOT,
                            FeedFiles.FINDINGS_CSV,
                            FeedFiles.FINDINGS_JSON));
            Publication whole = publications.published(made, gzipBytes);
            kept = true;
            return new Outcome(Result.PUBLISHED, whole);
        } finally {
            files.discard(scratch);
            if (!kept) {
                publications.remove(id);
            }
        }
    }

    /** Makes the feed for a look, and keeps nothing. */
    public FeedResult look(FeedOrder order, FeedProgress progress, Look look)
            throws IOException, SQLException, FeedCancelled {
        Optional<Publication> served = publications.served(order.connectionId());
        Path scratch = files.scratch();
        try {
            FeedResult result = write(order, scratch, served, progress);
            look.at(result, before(served), scratch.resolve(FeedFiles.SNAPSHOT));
            return result;
        } finally {
            files.discard(scratch);
        }
    }

    private FeedResult write(FeedOrder order, Path scratch, Optional<Publication> served, FeedProgress progress)
            throws IOException, SQLException, FeedCancelled {
        FeedSnapshot snapshot = new FeedSnapshot(before(served), scratch.resolve(FeedFiles.SNAPSHOT));
        try (OutputStream out = FeedFiles.create(scratch.resolve(FeedFiles.FEED));
                FeedReportFiles report = new FeedReportFiles(
                        scratch.resolve(FeedFiles.FINDINGS_CSV),
                        scratch.resolve(FeedFiles.FINDINGS_JSON),
                        MOST_FINDINGS)) {
            return pass.run(order.definition(), order.scope(), out, report, snapshot, progress);
        }
    }

    private Path before(Optional<Publication> served) {
        return served.map(one -> files.snapshot(one.id())).orElse(null);
    }

    /** Equal bytes under the same name; then partners get an unchanged answer. */
    private static boolean same(Publication served, Publication made) {
        return made.sha256().equals(served.sha256())
                && made.contentType().equals(served.contentType())
                && made.fileName().equals(served.fileName());
    }

    private static Publication made(long id, FeedOrder order, FeedResult result, Instant now) {
        Map<String, Long> findings = new TreeMap<>();
        result.findings().forEach((code, count) -> findings.put(code.name(), count));
        return new Publication(
                id,
                order.connectionId(),
                order.runId(),
                result.stopped() ? Publication.STOPPED : Publication.PUBLISHED,
                order.definition().name(),
                order.definition().version(),
                now,
                now,
                order.fileName(),
                order.definition().format().contentType(),
                result.sha256(),
                result.bytes(),
                0,
                result.read(),
                result.written(),
                result.failed(),
                result.duplicates(),
                new Publication.Difference(
                        result.difference().added(),
                        result.difference().gone(),
                        result.difference().price(),
                        result.difference().stock(),
                        result.difference().other()),
                findings,
                result.excluded(),
                result.hits(),
                result.stopped() ? result.stops().get(0).code().name() : null,
                result.stopped()
                        ? result.stops().stream().map(FeedFinding::message).collect(Collectors.joining(" "))
                        : null);
    }
}
