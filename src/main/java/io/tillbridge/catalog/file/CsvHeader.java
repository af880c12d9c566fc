package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The header line of a file with rows, and the delimiter under which it says most.
 *
 * @param below line further down that has all required columns, when this one has not: a title stands above the header; 0:
 *     there is none
 */
@SuppressWarnings("ArrayRecordComponent") // made once a file, compared by nobody
record CsvHeader(char delimiter, String[] names, long line, long below) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LINES_LOOKED_AT = 10;
    /** Its own meaning, and those that a dialect derives: language, visibility, a joined value. */
    private static final int MOST_OF_ONE_NAME = 4;

    static CsvHeader find(FileDetection look, ReadLimits limits, DialectChoice choice) throws IOException {
        List<List<CsvHeader>> readings = new ArrayList<>();
        FileFault fault = null;
        for (char delimiter : delimiters(look)) {
            try {
                readings.add(firstLines(look, delimiter, limits));
            } catch (FileFault e) {
                fault = fault == null ? e : fault;
            }
        }
        if (readings.isEmpty()) {
            throw fault;
        }
        CsvHeader header = best(readings, limits, choice, look.delimiter());
        boolean whole =
                header.names.length > 1 && header.names.length <= limits.maxColumns() && header.isWhole(choice, limits);
        CsvHeader found = (whole ? header : header.above(readings, limits, choice)).withoutSurplus(readings);
        found.refuse(limits, look);
        return found;
    }

    private static char[] delimiters(FileDetection look) {
        if (look.workbook()) {
            return new char[] {','};
        }
        char named = look.delimiter();
        if (named == 0 || new String(DELIMITERS).indexOf(named) >= 0) {
            return DELIMITERS;
        }
        char[] all = Arrays.copyOf(DELIMITERS, DELIMITERS.length + 1);
        all[DELIMITERS.length] = named;
        return all;
    }

    /** The delimiter that the file names counts when the header holds it. */
    private static CsvHeader best(List<List<CsvHeader>> readings, ReadLimits limits, DialectChoice choice, char named) {
        List<CsvHeader> headers = readings.stream()
                .map(reading -> reading.get(0))
                .sorted(Comparator.comparingInt(header -> -header.names.length))
                .toList();
        CsvHeader best = null;
        int bestKnown = -1;
        for (CsvHeader header : headers) {
            if (header.delimiter == named && header.names.length > 1) {
                return header;
            }
            if (header.names.length == 1 && bestKnown > MOST_OF_ONE_NAME) {
                return best;
            }
            int known = header.names.length > limits.maxColumns()
                    ? 0
                    : choice.dialects().known(header.names, choice);
            if (known > bestKnown) {
                best = header;
                bestKnown = known;
            }
        }
        return best;
    }

    private boolean isWhole(DialectChoice choice, ReadLimits limits) {
        return names.length <= limits.maxColumns()
                && choice.dialects().read(names, choice).missing().isEmpty();
    }

    private CsvHeader above(List<List<CsvHeader>> readings, ReadLimits limits, DialectChoice choice) {
        for (List<CsvHeader> reading : readings) {
            for (CsvHeader lower : reading.subList(1, reading.size())) {
                if (lower.names.length > 1 && lower.isWhole(choice, limits)) {
                    return new CsvHeader(delimiter, names, line, lower.line);
                }
            }
        }
        return this;
    }

    /** At least one; a fault further down is for the reading of the rows to tell. */
    private static List<CsvHeader> firstLines(FileDetection look, char delimiter, ReadLimits limits)
            throws IOException {
        List<CsvHeader> lines = new ArrayList<>();
        try (Records records = look.records(new CountingFileInput(look.file()), delimiter, 0, limits)) {
            for (String[] names = records.next();
                    names != null && lines.size() < LINES_LOOKED_AT;
                    names = records.next()) {
                lines.add(new CsvHeader(delimiter, names, records.line(), 0));
            }
        } catch (FileFault e) {
            if (lines.isEmpty()) {
                throw e;
            }
        }
        if (lines.isEmpty()) {
            throw new FileFault(
                    1, FindingCode.FILE_EMPTY, "The file is empty.", "Send the file again with its products.");
        }
        return lines;
    }

    /** Without nameless columns at the end, unless the first rows fill them: spreadsheets write such ends to every line. */
    private CsvHeader withoutSurplus(List<List<CsvHeader>> readings) {
        int count = filled();
        for (List<CsvHeader> reading : readings) {
            for (CsvHeader lower : reading.subList(1, reading.size())) {
                boolean fits = lower.delimiter == delimiter && lower.filled() <= names.length;
                count = Math.max(count, fits ? lower.filled() : 0);
            }
        }
        return new CsvHeader(delimiter, Arrays.copyOf(names, Math.min(names.length, count)), line, below);
    }

    /** Cells up to the last one that is not blank, at least one. */
    private int filled() {
        int count = names.length;
        while (count > 1 && HeaderName.folded(names[count - 1]).isEmpty()) {
            count--;
        }
        return count;
    }

    private void refuse(ReadLimits limits, FileDetection look) throws FileFault {
        if (names.length == 1 && below > 0) {
            throw new FileFault(
                    line,
                    FindingCode.FILE_HEADER_MISSING,
                    "Line " + line + " was taken for the header: \"" + shown() + "\"; line " + below
                            + " looks like it.",
                    hint());
        }
        if (names.length == 1 && !look.workbook()) {
            throw FileFault.format(
                    "The first line holds no delimiter (comma, semicolon, tab or |), only \""
                            + Finding.cut(names[0].strip()) + "\"; so this is no CSV.",
                    "Send CSV with a header line, or JSON.");
        }
        if (names.length > limits.maxColumns()) {
            throw FileFault.format(
                    "The header has more than " + limits.maxColumns() + " columns.",
                    "Send only the columns of the catalog; look for a missing line end after the header.");
        }
    }

    /** The line as it stands in the file, short enough for a sentence. */
    String shown() {
        return Finding.cut(String.join(String.valueOf(delimiter), names).strip());
    }

    /** What to do when required columns are missing. */
    String hint() {
        return below > 0
                ? "Take the lines above line " + below + " out: the header has to be the first line."
                : "Add the columns, rename the nearest ones, or choose the dialect the file is written in.";
    }
}
