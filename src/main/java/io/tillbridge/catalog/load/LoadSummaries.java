package io.tillbridge.catalog.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The summaries of a delivery's uploads: as planned, and as far as they came about when its load fails. */
final class LoadSummaries {
    private final List<SurveyedFile> files;
    private final Map<Long, Summary> planned = new HashMap<>();

    LoadSummaries(List<SurveyedFile> files) {
        this.files = files;
        for (SurveyedFile file : files) {
            Summary before = hasFailed(file) ? file.upload().summary() : null;
            boolean goesOn = before != null && !file.refused();
            planned.put(file.upload().id(), goesOn ? file.summary().after(before) : file.summary());
        }
    }

    private static boolean hasFailed(SurveyedFile file) {
        return file.upload().state() == UploadState.FAILED;
    }

    /** Whether an earlier load of the delivery failed, so that the summaries say less than was planned. */
    boolean afterFailure() {
        return files.stream().anyMatch(LoadSummaries::hasFailed);
    }

    /** By upload. What an earlier load that failed has stored counts as stored by this one. */
    Map<Long, Summary> planned() {
        return planned;
    }

    /** By upload, of a load that ended early. */
    Map<Long, Summary> written(StoredRows stored) {
        Map<Long, Summary> written = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            SurveyedFile file = files.get(i);
            Summary own = file.summary();
            Summary whole = planned.get(file.upload().id());
            written.put(
                    file.upload().id(),
                    whole.storedOnly(
                            whole.created() - own.created() + stored.created(i),
                            whole.updated() - own.updated() + stored.updated(i)));
        }
        return written;
    }
}
