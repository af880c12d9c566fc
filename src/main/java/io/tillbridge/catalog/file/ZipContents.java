package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * What lies in a zip archive, found by unpacking all of it once without keeping anything.
 *
 * @param workbook whether the archive is an .xlsx file
 */
record ZipContents(boolean workbook) {
    private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
    private static final String STYLES = "xl/styles.xml";
    private static final int NAMES_SHOWN = 5;
    /** Real sheets pack ten to fifty to one; beyond this one cell may fill the memory. */
    private static final long MOST_RATIO = 200;

    private static final long SMALL = 64L << 20;

    /**
     * Looks through the archive.
     *
     * @throws FileFault {@code FILE_FORMAT} when it holds neither one file nor a workbook, {@code FILE_TOO_LARGE} when it
     *     unpacks to more than the limit
     */
    static ZipContents of(Path file, ReadLimits limits) throws IOException {
        List<String> shown = new ArrayList<>();
        int files = 0;
        boolean workbook = false;
        long unpacked = 0;
        try (ZipMember zip = new ZipMember(new CountingFileInput(file), limits)) {
            for (ZipEntry entry = zip.next(); entry != null; entry = zip.next()) {
                boolean inMemory =
                        entry.getName().equals(SHARED_TEXTS) || entry.getName().equals(STYLES);
                long size = zip.passOver(inMemory ? limits.maxSharedTexts() : Long.MAX_VALUE);
                if (size < 0) {
                    throw tooManyTexts(limits.maxSharedTexts());
                }
                unpacked += size;
                workbook |= entry.getName().equals("xl/workbook.xml");
                files++;
                if (shown.size() < NAMES_SHOWN) {
                    shown.add("\"" + Finding.cut(entry.getName()) + "\"");
                }
            }
        }
        if (workbook && unpacked > SMALL && unpacked / MOST_RATIO > Files.size(file)) {
            throw tooDense(unpacked);
        }
        if (!workbook && files != 1) {
            throw notOneFile(shown, files);
        }
        return new ZipContents(workbook);
    }

    private static FileFault notOneFile(List<String> shown, int files) {
        String more = files > shown.size() ? " and " + (files - shown.size()) + " more" : "";
        return FileFault.format(
                files == 0
                        ? "The zip archive holds no file."
                        : "The zip archive must hold exactly one catalog; it holds " + Quantity.of(files, "file") + ": "
                                + String.join(", ", shown) + more + ".",
                "Pack one CSV or JSON file alone, or send the files without a zip archive.");
    }

    private static FileFault tooDense(long unpacked) {
        return new FileFault(
                1,
                FindingCode.FILE_TOO_LARGE,
                "The workbook unpacks to " + unpacked + " bytes, more than " + MOST_RATIO + " times its size.",
                "Save the sheet as CSV in UTF-8.");
    }

    private static FileFault tooManyTexts(long most) {
        return new FileFault(
                1,
                FindingCode.FILE_TOO_LARGE,
                "The workbook's texts or formats take more than " + most + " bytes when unpacked.",
                "Save the sheet as CSV in UTF-8, which may be of any length.");
    }
}
