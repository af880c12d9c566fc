package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a delivery read once and planned, on scratch files that go when it is closed. */
final class FirstReading implements AutoCloseable {
    private final CatalogFiles files;
    private final CatalogSettings settings;
    private final LoadTuning tuning;
    private final ProgressReporter reporter;
    private final Spool spool;
    private final Path scratch;
    private final SkuHash hash = new SkuHash();
    private final List<SurveyedFile> surveyed = new ArrayList<>();
    private final SkuLog skus;
    private final GtinLog gtins;
    private Plan plan;

    FirstReading(LoadResources with, CatalogSettings settings, ProgressReporter reporter) throws SpoolFault {
        this.files = with.files();
        this.settings = settings;
        this.tuning = with.tuning();
        this.reporter = reporter;
        this.spool = with.spool();
        this.scratch = spool.scratch();
        this.skus = new SkuLog(scratch.resolve("skus"));
        this.gtins = new GtinLog(scratch.resolve("gtins"));
    }

    /**
     * @param lines whether rows are kept as they would be written, for a second reading that need not check them
     * @throws LoadFault lasting when there are too many files
     */
    void survey(List<Upload> kept, boolean lines) throws SpoolFault {
        if (kept.size() > Ordinal.MOST_FILES) {
            throw LoadFault.lasting(
                    "A delivery may have " + Ordinal.MOST_FILES + " files, found " + kept.size()
                            + ". Let the connection's path name a folder with fewer.",
                    null);
        }
        reporter.files(kept.stream().mapToLong(Upload::size).sum());
        reporter.step("survey");
        try (Survey survey =
                new Survey(files, settings, scratch, lines, tuning.checkers(), hash, skus, gtins, reporter)) {
            for (Upload upload : kept) {
                surveyed.add(survey.read(surveyed.size(), upload));
            }
        }
    }

    Plan plan(KnownProducts products) throws SpoolFault {
        reporter.step("plan");
        plan = new Planner(scratch, products, reporter).plan(hash, skus, gtins, surveyed);
        return plan;
    }

    /** In the order they were given; complete after {@link #survey}. */
    List<SurveyedFile> surveyed() {
        return List.copyOf(surveyed);
    }

    @Override
    public void close() throws SpoolFault {
        Plan ended = plan;
        try (skus;
                gtins;
                ended) {
            return;
        } finally {
            spool.discard(scratch);
        }
    }
}
