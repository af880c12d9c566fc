package io.tillbridge.catalog.file;

import io.tillbridge.catalog.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first few thousand characters of a file: is this a catalog at all, and if not, what does it look like? */
final class LeadingText {
    private static final String CSV_OR_JSON =
            "Send CSV with a header line, JSON or .xlsx; each but .xlsx may be packed as .gz or .zip.";
    private static final Map<String, String> SIGNATURES = signatures();

    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\\s*\"?sep=([!-~\\t&&[^\"A-Za-z0-9]])\"?[;,\\t| ]*(?:\\R|$)", Pattern.CASE_INSENSITIVE);

    private final Container container;
    private final String text;

    /** @param container what the text was packed in, for the words of faults */
    LeadingText(Container container, String text) {
        this.container = container;
        this.text = text;
    }

    private static Map<String, String> signatures() {
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("PK\003\004", "a zip archive or an Excel workbook (.xlsx) packed once more");
        looks.put("PK\005\006", "an empty zip archive");
        looks.put("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (.xls)");
        looks.put("%PDF", "a PDF");
        looks.put("Rar!", "a RAR archive");
        looks.put("7z\u00bc\u00af", "a 7-Zip archive");
        looks.put("\u00fd7zXZ", "an xz archive");
        looks.put("(\u00b5/\u00fd", "a zstd archive");
        looks.put("\u001f\u008b", "a gzip file packed once more");
        looks.put("BZh", "a bzip2 archive");
        looks.put("\u0089PNG", "a picture");
        looks.put("\u00ff\u00d8\u00ff", "a picture");
        looks.put("\u00ff\u00fe\0\0", "text in UTF-32");
        return looks;
    }

    /** Whether it is JSON; a fault when it is neither that nor delimited text. */
    boolean json(byte[] head) throws FileFault {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (bytes.startsWith(signature.getKey())) {
                throw looksLike(signature.getValue(), CSV_OR_JSON);
            }
        }
        String stripped = text.stripLeading();
        if (stripped.isEmpty() && head.length < 4096) {
            throw new FileFault(
                    1, FindingCode.FILE_EMPTY, "The file is empty.", "Send the file again with its products.");
        }
        if (stripped.startsWith("<")) {
            throw looksLike(markup(stripped), "Send the file itself, not a page about it. " + CSV_OR_JSON);
        }
        noControlCharacters();
        return stripped.startsWith("[") || stripped.startsWith("{");
    }

    /** The delimiter that a first line {@code sep=;} names, as spreadsheets write and obey it; 0 when there is none. */
    char delimiter() {
        Matcher line = SEPARATOR_LINE.matcher(text);
        return line.lookingAt() ? line.group(1).charAt(0) : 0;
    }

    private static String markup(String stripped) {
        String start = stripped.substring(0, Math.min(1000, stripped.length())).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype html") || start.contains("<body")
                ? "an HTML page"
                : "XML";
    }

    /** In the first line there is no reason for any; further down they are the row check's business. */
    private void noControlCharacters() throws FileFault {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '\n' || at == '\r') {
                return;
            }
            if (at == 0 && i > 0 && i < 3 && text.length() > 3) {
                throw looksLike("text in UTF-16 without a byte order mark", "Save it as UTF-8.");
            }
            if (at < ' ' && at != '\t') {
                throw looksLike(at == 0 ? "binary data (NUL bytes)" : "binary data", CSV_OR_JSON);
            }
        }
    }

    private FileFault looksLike(String what, String hint) {
        String file = container == Container.PLAIN ? "The file" : "The packed file";
        return FileFault.format(file + " is neither delimited text nor JSON; it looks like " + what + ".", hint);
    }
}
