package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.util.List;

/** A fatal finding met somewhere below the reader, on its way up through streams that may only throw IOException. */
final class FileFault extends IOException {
    private final transient Finding finding;

    FileFault(long line, FindingCode code, String message, String hint) {
        super(message);
        finding = Finding.ofFile(line, code, message, hint);
    }

    static FileFault format(String message, String hint) {
        return new FileFault(1, FindingCode.FILE_FORMAT, message, hint);
    }

    CatalogFileFault asCatalogFileFault() {
        return new CatalogFileFault(List.of(finding));
    }
}
