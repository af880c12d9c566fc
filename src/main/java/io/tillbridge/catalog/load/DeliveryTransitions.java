package io.tillbridge.catalog.load;

import io.tillbridge.catalog.load.UploadStore.Ending;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Moves a delivery and its uploads from state to state, always together. Patient while the database is away. */
final class DeliveryTransitions {
    private final Jdbi jdbi;
    private final UploadStore uploads;
    private final DatabaseRetry retry;
    private final ProgressReporter reporter;

    DeliveryTransitions(Database database, UploadStore uploads, DatabaseRetry retry, ProgressReporter reporter) {
        this.jdbi = database.jdbi();
        this.uploads = uploads;
        this.retry = retry;
        this.reporter = reporter;
    }

    void loading(long delivery) {
        inTransaction(handle -> {
            uploads.loading(handle, delivery);
            state(handle, delivery, DeliveryState.LOADING, null);
        });
    }

    /** From now on products are written; the summaries stand, whatever happens. */
    void planned(long delivery, Map<Long, Summary> summaries, String fingerprint) {
        inTransaction(handle -> {
            uploads.plan(handle, summaries, fingerprint);
            handle.execute("UPDATE delivery SET planned = TRUE WHERE id = ?", delivery);
        });
    }

    /** Nothing is loaded: the files are refused, or none of their rows counts. The counts of what was found are all there is to keep. */
    void refused(long delivery, List<SurveyedFile> files) {
        Map<Long, Summary> summaries = new HashMap<>();
        Map<Long, Ending> endings = new HashMap<>();
        for (SurveyedFile file : files) {
            summaries.put(file.upload().id(), file.summary());
            endings.put(file.upload().id(), new Ending(UploadState.REFUSED, why(file)));
        }
        inTransaction(handle -> {
            uploads.plan(handle, summaries, null);
            uploads.end(handle, endings, Instant.now());
            state(handle, delivery, DeliveryState.REFUSED, Instant.now());
        });
    }

    /** The files are known already: loaded then, or refused then for a reason that still holds. */
    void unchanged(long delivery, List<Upload> now, List<Upload> before, String fingerprint) {
        Map<Long, Summary> summaries = new HashMap<>();
        Map<Long, Ending> endings = new HashMap<>();
        for (int i = 0; i < now.size(); i++) {
            long upload = now.get(i).id();
            Upload known = before.get(i);
            boolean refused = known.state() == UploadState.REFUSED;
            summaries.put(upload, refused ? known.summary() : known.summary().again());
            endings.put(upload, new Ending(refused ? UploadState.REFUSED : UploadState.UNCHANGED, known.error()));
        }
        inTransaction(handle -> {
            uploads.plan(handle, summaries, fingerprint);
            uploads.end(handle, endings, Instant.now());
            state(handle, delivery, DeliveryState.UNCHANGED, Instant.now());
        });
    }

    void ended(long delivery, DeliveryState state, Map<Long, Ending> endings) {
        inTransaction(handle -> {
            uploads.end(handle, endings, Instant.now());
            state(handle, delivery, state, Instant.now());
        });
    }

    /** As {@link #ended}, of products that were written. */
    void loaded(long delivery, Map<Long, Ending> endings, long withdrawn) {
        inTransaction(handle -> {
            List<Long> written = endings.entrySet().stream()
                    .filter(ending -> ending.getValue().state() != UploadState.REFUSED)
                    .map(Map.Entry::getKey)
                    .toList();
            ChangeSums.write(
                    handle, delivery, ChangeSums.summaries(handle, written), gone(handle, delivery, withdrawn));
            uploads.end(handle, endings, Instant.now());
            state(handle, delivery, DeliveryState.LOADED, Instant.now());
        });
    }

    /** What an earlier load of the delivery has withdrawn stands in its list. */
    private static long gone(Handle handle, long delivery, long withdrawn) {
        return Math.max(
                withdrawn,
                handle.createQuery(
                                "SELECT COUNT(*) FROM upload_change WHERE delivery_id = :delivery AND upload_id = :all")
                        .bind("delivery", delivery)
                        .bind("all", ChangeRoom.WHOLE_DELIVERY)
                        .mapTo(Long.class)
                        .one());
    }

    /** Nothing was written: what a load would have come to is all there is to keep. */
    void checked(long delivery, List<SurveyedFile> files, DeliveryCheck check) {
        Map<Long, Summary> summaries = new HashMap<>();
        Map<Long, Ending> endings = new HashMap<>();
        for (SurveyedFile file : files) {
            summaries.put(file.upload().id(), file.summary());
            endings.put(file.upload().id(), new Ending(UploadState.CHECKED, why(file)));
        }
        inTransaction(handle -> {
            uploads.plan(handle, summaries, null);
            uploads.checked(handle, check.outcomes());
            ChangeSums.write(handle, delivery, summaries, check.gone());
            handle.execute("DELETE FROM delivery_price_change WHERE delivery_id = ?", delivery);
            uploads.end(handle, endings, Instant.now());
            state(handle, delivery, DeliveryState.CHECKED, Instant.now());
        });
    }

    /** The load could not go on; the summaries say what is stored; the bytes stay, and another load of the delivery begins where it can. */
    static void failed(Database database, UploadStore uploads, long delivery, Map<Long, Summary> written, String why) {
        List<Upload> files = uploads.ofDelivery(delivery);
        database.jdbi().useTransaction(handle -> {
            for (Upload file : files) {
                if (file.state() == UploadState.RECEIVED || file.state() == UploadState.LOADING) {
                    if (written.containsKey(file.id())) {
                        uploads.stored(handle, file.id(), written.get(file.id()));
                    }
                    uploads.end(handle, file.id(), UploadState.FAILED, why, Instant.now());
                }
            }
            state(handle, delivery, DeliveryState.FAILED, Instant.now());
        });
    }

    /** Why nothing of a file is loaded; null when something is. */
    static String why(SurveyedFile file) {
        if (file.refused()) {
            return file.faults().get(0).message();
        }
        long rows = file.tally().rows();
        String each = rows == 1 ? "The only row is rejected" : "All " + Quantity.of(rows, "row") + " are rejected";
        return file.counts() ? null : each + "; the error file says why.";
    }

    private interface Change {
        void in(Handle handle);
    }

    private void inTransaction(Change change) {
        retry.with(
                () -> {
                    reporter.beat();
                    reporter.stopIfCancelled();
                },
                () -> {
                    jdbi.useTransaction(change::in);
                    return null;
                });
    }

    private static void state(Handle handle, long delivery, DeliveryState state, Instant finished) {
        handle.execute(
                "UPDATE delivery SET state = ?, finished_at = ? WHERE id = ?",
                state.text(),
                finished == null ? null : UtcInstants.text(finished),
                delivery);
    }

    /** How each upload of a load ends that came to its end. */
    static Map<Long, Ending> endings(List<SurveyedFile> surveyed, String fingerprint, List<Upload> before) {
        Map<Long, Ending> endings = new HashMap<>();
        for (SurveyedFile file : surveyed) {
            boolean known = UnchangedFileDetector.isLoaded(file.upload(), fingerprint, before);
            UploadState loaded = known ? UploadState.UNCHANGED : UploadState.LOADED;
            UploadState state = file.counts() ? loaded : UploadState.REFUSED;
            endings.put(file.upload().id(), new Ending(state, why(file)));
        }
        return endings;
    }
}
