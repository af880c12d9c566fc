package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import java.util.List;

/** The file as a whole is refused: carries every fatal finding known at that moment, at least one. */
public final class CatalogFileFault extends Exception {
    private final transient List<Finding> findings;

    public CatalogFileFault(List<Finding> findings) {
        super(findings.get(0).message());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
