package io.tillbridge.catalog.file;

import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the first bytes of a file, and for the encoding all of them, say about it.
 *
 * @param charset it is read in; UTF-8 needs no turning
 * @param bom bytes of a byte order mark to pass over
 * @param guessed whether Windows-1252 was taken because nothing else fits
 * @param damaged whether single bytes are no UTF-8, so that U+FFFD stands in their place
 * @param json how products stand in JSON, or null when it is no JSON
 * @param delimiter named by a first line {@code sep=;}, or 0
 */
record FileDetection(
        Path file,
        Container container,
        Charset charset,
        int bom,
        boolean guessed,
        boolean damaged,
        JsonShape json,
        char delimiter) {
    private static final int HEAD = 1 << 13;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static FileDetection at(Path file, ReadLimits limits) throws IOException {
        long size = Files.size(file);
        if (size > limits.maxFileSize()) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_TOO_LARGE,
                    "The file has " + size + " bytes, the limit is " + limits.maxFileSize() + ".",
                    "Split the catalog into several files, or have catalog.max-file-size raised.");
        }
        Container container = Container.of(file, limits);
        FileDetection plain =
                new FileDetection(file, container, StandardCharsets.UTF_8, 0, false, false, null, (char) 0);
        return container == Container.WORKBOOK ? plain : plain.into(limits);
    }

    private FileDetection into(ReadLimits limits) throws IOException {
        byte[] head = head(bytes(limits));
        FileDetection marked = markedBy(head);
        boolean utf8 = marked.charset.equals(StandardCharsets.UTF_8);
        Utf8Check.Verdict verdict = utf8 ? verdict(bytes(limits)) : Utf8Check.Verdict.UTF_8;
        LeadingText text =
                new LeadingText(container, new String(head, marked.bom, head.length - marked.bom, marked.charset));
        boolean json = text.json(head);
        if (verdict == Utf8Check.Verdict.CUT) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_TRUNCATED,
                    "The file ends inside a character of UTF-8.",
                    "Send the whole file again; write it under another name and rename it when it is complete.");
        }
        boolean guessed = verdict == Utf8Check.Verdict.OTHER;
        FileDetection look = new FileDetection(
                file,
                container,
                guessed ? WINDOWS_1252 : marked.charset,
                marked.bom,
                guessed,
                verdict == Utf8Check.Verdict.DAMAGED,
                null,
                json ? (char) 0 : text.delimiter());
        return json ? look.shaped(JsonShape.of(look, limits)) : look;
    }

    private FileDetection shaped(JsonShape shape) {
        return new FileDetection(file, container, charset, bom, guessed, damaged, shape, delimiter);
    }

    private FileDetection markedBy(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return marked(StandardCharsets.UTF_8, 3);
        }
        boolean utf32 = starts(head, 0xff, 0xfe, 0, 0);
        if (starts(head, 0xff, 0xfe) && !utf32) {
            return marked(StandardCharsets.UTF_16LE, 2);
        }
        return starts(head, 0xfe, 0xff) ? marked(StandardCharsets.UTF_16BE, 2) : this;
    }

    private FileDetection marked(Charset by, int bytes) {
        return new FileDetection(file, container, by, bytes, false, false, null, (char) 0);
    }

    private InputStream bytes(ReadLimits limits) throws IOException {
        return container.unpacked(new CountingFileInput(file), limits);
    }

    private static Utf8Check.Verdict verdict(InputStream in) throws IOException {
        try (in) {
            return Utf8Check.of(in);
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        byte[] wanted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            wanted[i] = (byte) bytes[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    boolean isJson() {
        return json != null;
    }

    boolean workbook() {
        return container == Container.WORKBOOK;
    }

    /**
     * The records from the header on.
     *
     * @param width cells that a record of a workbook is filled up to
     */
    Records records(CountingFileInput counted, char by, int width, ReadLimits limits) throws IOException {
        if (workbook()) {
            counted.takeAll();
            return new WorkbookRecords(file, width, limits);
        }
        CsvRecords records = new CsvRecords(text(counted, limits), by, limits);
        if (delimiter != 0) {
            records.passOverSeparatorLine();
        }
        return records;
    }

    /** The text as UTF-8, from its first character on. */
    InputStream text(CountingFileInput counted, ReadLimits limits) throws IOException {
        InputStream bytes = container.unpacked(counted, limits);
        bytes.skipNBytes(bom);
        return charset.equals(StandardCharsets.UTF_8) && !damaged ? bytes : new Utf8Stream(bytes, charset);
    }
}
