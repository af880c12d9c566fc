package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogSettings;
import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.check.RowCheck;
import io.tillbridge.catalog.check.RowDefaults;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.CatalogFileFault;
import io.tillbridge.catalog.file.DialectChoice;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.storage.Spool;
import java.util.EnumSet;
import java.util.Set;

/** How kept files are read and checked: the same way each time, so that two readings give the same. */
final class CatalogFiles {
    /** Name of a vendor's bytes in the folder of their upload. */
    static final String NAME = "file";

    private final Spool spool;
    private final ReadLimits limits;
    private final Dialects dialects;

    CatalogFiles(Spool spool, ReadLimits limits, Dialects dialects) {
        this.spool = spool;
        this.limits = limits;
        this.dialects = dialects;
    }

    CatalogFile open(Upload upload, CatalogSettings settings) throws CatalogFileFault {
        Set<Column> given = EnumSet.noneOf(Column.class);
        if (!settings.brand().isBlank()) {
            given.add(Column.BRAND);
        }
        if (!settings.language().isBlank()) {
            given.add(Column.LANGUAGE);
        }
        DialectChoice choice = new DialectChoice(dialects, settings.dialect(), given, settings.missingCost());
        return CatalogFile.open(spool.file(upload.id(), NAME), upload.filename(), limits, choice);
    }

    /** Changes whenever the dialects do, or the limits for which a file is refused. */
    String rules() {
        return dialects.fingerprint() + " " + limits;
    }

    static RowCheck check(Layout layout, CatalogSettings settings) {
        return new RowCheck(layout, new RowDefaults(settings.brand(), settings.language()));
    }
}
