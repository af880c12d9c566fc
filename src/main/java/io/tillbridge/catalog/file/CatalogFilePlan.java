package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that has to be known about a file before its rows can be read. */
final class CatalogFilePlan {
    private final FileDetection look;
    private final ReadLimits limits;
    private final CsvHeader header;
    private final JsonKeys keys;
    private final Layout layout;
    private final HeaderReading reading;
    private final List<Finding> fatal;
    private final List<Finding> warnings = new ArrayList<>();

    private CatalogFilePlan(
            FileDetection look, ReadLimits limits, CsvHeader header, JsonKeys keys, DialectChoice choice) {
        this.look = look;
        this.limits = limits;
        this.header = header;
        this.keys = keys;
        if (look.guessed()) {
            warnings.add(Finding.ofFile(
                    1,
                    FindingCode.FILE_ENCODING,
                    "The file is neither UTF-8 nor UTF-16 with a byte order mark; it was read as Windows-1252.",
                    "Save the file as UTF-8."));
        }
        if (keys != null) {
            reading = null;
            layout = keys.layout().damaged(look.damaged());
            fatal = List.of();
            warnings.addAll(keys.unknown());
        } else {
            reading = choice.dialects().read(header.names(), choice);
            HeaderFindings findings = new HeaderFindings(reading, header);
            layout = reading.layout().damaged(look.damaged());
            fatal = findings.fatal();
            warnings.addAll(findings.unknown());
        }
    }

    static CatalogFilePlan of(Path file, ReadLimits limits, DialectChoice choice) throws IOException {
        FileDetection look = FileDetection.at(file, limits);
        CsvHeader header = look.isJson() ? null : CsvHeader.find(look, limits, choice);
        JsonKeys keys = look.isJson() ? JsonKeys.find(look, limits, choice) : null;
        return new CatalogFilePlan(look, limits, header, keys, choice);
    }

    RowReader rows(CountingFileInput counted) throws IOException {
        try {
            return keys != null
                    ? new JsonRows(look.text(counted, limits), look.json(), keys, limits)
                    : new CsvRows(look, counted, header, limits, reading.transform());
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    FileDetection look() {
        return look;
    }

    Layout layout() {
        return layout;
    }

    List<Finding> fatal() {
        return fatal;
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }

    char delimiter() {
        return keys != null ? ',' : header.delimiter();
    }
}
