package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.CountingInput;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.SanitizedText;
import io.tillbridge.run.RunLog;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a run how far a file is that comes from the vendor's server, and lets go of it when the run shall stop. */
final class TransferProgress {
    private final RunLog run;
    private final RemoteFile file;
    private final long began = System.nanoTime();

    TransferProgress(RunLog run, RemoteFile file) {
        this.run = run;
        this.file = file;
        tell(0);
    }

    /** The run was asked to stop in the middle of a file. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    InputStream of(InputStream bytes) {
        return new CountingInput(bytes, count -> {
            if (run.cancelled()) {
                throw new Stopped();
            }
            tell(count);
        });
    }

    private void tell(long bytes) {
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("step", "fetch");
        progress.put("file", SanitizedText.text(file.path()));
        progress.put("bytes", bytes);
        if (file.sizeKnown()) {
            progress.put("bytesTotal", file.size());
        }
        progress.put("bytesPerSecond", Math.round(bytes / seconds));
        if (file.sizeKnown()) {
            progress.put("share", file.size() > 0 ? Math.min(1.0, (double) bytes / file.size()) : 1.0);
        }
        run.progress(progress);
    }
}
