package io.tillbridge.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The catalogue of jobs. */
public final class Jobs {
    public static final String CATALOG_PULL = "catalog-pull";
    public static final String CATALOG_LOAD = "catalog-load";

    private static final List<Job> ALL = List.of(
            new Job(
                    CATALOG_PULL,
                    Set.of("sftp-catalog"),
                    "catalog",
                    true,
                    "Fetches the catalog files from the vendor's server, checks and loads them"),
            new Job(
                    CATALOG_LOAD,
                    Set.of("sftp-catalog"),
                    "catalog",
                    false,
                    "Checks and loads catalog files that were uploaded or whose load was interrupted"));

    public List<Job> all() {
        return ALL;
    }

    /** The job of that name. */
    public Optional<Job> named(String name) {
        return ALL.stream().filter(job -> job.name().equals(name)).findFirst();
    }
}
