package io.tillbridge.flow.stock;

import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.RunLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One reading of variants that web hooks told of, the variable {@code look} of its routes. For the one thread of its run. */
public final class VariantLookRun {
    private final RunLog run;
    private final List<String> told;
    private final String mode;
    private final String from;
    private final Instant askedAt;
    private final List<WalkedVariant> seen = new ArrayList<>();

    /** @param from as the list of changed variants is asked for */
    VariantLookRun(RunLog run, List<String> told, String mode, String from, Instant askedAt) {
        this.run = run;
        this.told = List.copyOf(told);
        this.mode = mode;
        this.from = from;
        this.askedAt = askedAt;
    }

    /** {@code off}, {@code none}, {@code few} that are read one by one, or {@code many} that are read by the list. */
    public String getMode() {
        return mode;
    }

    /** Variants that are read one by one. */
    public List<String> getSingles() {
        return told;
    }

    /** The filter of the list. */
    public String getFrom() {
        return from;
    }

    RunLog run() {
        return run;
    }

    List<String> told() {
        return told;
    }

    Instant askedAt() {
        return askedAt;
    }

    List<WalkedVariant> seen() {
        return seen;

}
}
