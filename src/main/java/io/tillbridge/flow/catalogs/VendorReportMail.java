package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.load.CatalogReports.Report;
import io.tillbridge.catalog.load.CatalogReports.ReportedFile;
import io.tillbridge.mail.Attachment;
import io.tillbridge.mail.MailMessage;
import io.tillbridge.remotefiles.SanitizedText;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The letter to a vendor: what was found, what it means, and the error files. */
final class VendorReportMail {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String CSV = "text/csv; charset=UTF-8";
    private static final int MOST_FILES = 20;
    /** Mail servers refuse messages over 10 to 25 MB, and an attachment grows by a third on its way. */
    private static final long MOST_BYTES = 6_000_000;

    private VendorReportMail() {}

    static MailMessage of(String to, String connection, Report report, Instant now) throws IOException {
        String name = SanitizedText.text(connection);
        if (report.findings() == 0) {
            return new MailMessage(
                    to,
                    "Your catalog (" + name + ") has no findings any more",
                    List.of(
                            "Hello,",
                            "We read your catalog files again on " + DAY.format(now) + ". All findings of our last"
                                    + " report are gone. Thank you for the corrections."),
                    "",
                    List.of(),
                    List.of());
        }
        List<String> text = new ArrayList<>(List.of(
                "Hello,",
                "We read your catalog files on " + DAY.format(now) + " and found "
                        + counted(report.findings(), "finding") + " in "
                        + counted(report.files().size(), "file")
                        + "."));
        report.files().stream().limit(MOST_FILES).map(VendorReportMail::told).forEach(text::add);
        if (report.files().size() > MOST_FILES) {
            text.add("And " + Quantity.of(report.files().size() - MOST_FILES, "more file") + ".");
        }
        text.add("What was found:");
        report.codes().forEach((code, count) -> text.add(told(code, count)));
        List<Attachment> attachments = new ArrayList<>();
        boolean all = attach(report, attachments);
        return new MailMessage(
                to,
                counted(report.findings(), "finding") + " in your catalog (" + name + ")",
                text,
                "",
                ending(attachments, all),
                attachments);
    }

    private static List<String> ending(List<Attachment> attachments, boolean all) {
        List<String> ending = new ArrayList<>();
        if (!attachments.isEmpty()) {
            ending.add("The attached error files name line, column, value and remedy of each finding. The attached"
                    + " rejected rows are your own rows that were not loaded: they can be corrected and sent again.");
        }
        if (!all) {
            ending.add("Not every error file fits into this mail. Please ask us for the others.");
        }
        ending.add(
                "Please correct the files where you keep them for us; we read them again. You get this report once, and"
                        + " another one when something changes.");
        return ending;
    }

    private static String told(ReportedFile file) {
        String name = SanitizedText.text(file.upload().filename());
        var summary = file.upload().summary();
        if (file.refused()) {
            String why = file.upload().error() == null
                    ? ""
                    : " " + SanitizedText.text(file.upload().error());
            return name + " was refused, and nothing of it is loaded." + why;
        }
        return name + ": " + counted(summary.rows(), "row") + ", " + summary.rejected() + " not loaded, "
                + counted(
                        summary.findings().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        "finding") + ".";
    }

    private static String told(FindingCode code, long count) {
        String effect =
                switch (code.severity()) {
                    case FATAL -> "the file is not loaded";
                    case CRITICAL -> "the row is not loaded";
                    case WARNING -> "the row is loaded, the cell may be left blank";
                    case REPAIRED -> "loaded with a correction";
                };
        return code + ", " + (count == 1 ? "once" : count + " times") + " (" + effect + "): "
                + (code.when() + " " + code.whatToDo()).replace("`", "\"");
    }

    /** Whether everything found a place. */
    private static boolean attach(Report report, List<Attachment> attachments) throws IOException {
        long bytes = 0;
        boolean all = true;
        for (ReportedFile file : report.files()) {
            String name = named(file.upload().filename());
            List<Attachment> both =
                    new ArrayList<>(List.of(new Attachment(name + "-errors.csv", file.errorFile(), CSV)));
            if (file.upload().summary().rejected() > 0 && !file.refused()) {
                both.add(new Attachment(name + "-rejected-rows.csv", file.rejectedRows(), CSV));
            }
            for (Attachment one : both) {
                long size = size(one.file());
                if (size > 0 && attachments.size() < 2 * MOST_FILES && bytes + size <= MOST_BYTES) {
                    attachments.add(one);
                    bytes += size;
                } else {
                    all = false;
                }
            }
        }
        return all;
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** A vendor's file name as the beginning of a file name anywhere. */
    private static String named(String filename) {
        String last = filename.substring(filename.lastIndexOf('/') + 1).replaceAll("\\.(csv|json|txt|gz|zip|xlsx)", "");
        String plain = last.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return plain.isBlank() ? "catalog" : plain.substring(0, Math.min(80, plain.length()));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
