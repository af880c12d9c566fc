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
 * @param gzip whether it is packed
 * @param charset it is read in; UTF-8 needs no turning
 * @param bom bytes of a byte order mark to pass over
 * @param guessed whether Windows-1252 was taken because nothing else fits
 * @param json an array; else delimited text
 */
record FileLook(Path file, boolean gzip, Charset charset, int bom, boolean guessed, boolean json) {
    private static final int HEAD = 1 << 13;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    static FileLook at(Path file, ReadLimits limits) throws IOException {
        long size = Files.size(file);
        if (size > limits.maxFileSize()) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_TOO_LARGE,
                    "The file has " + size + " bytes, the limit is " + limits.maxFileSize() + ".",
                    "Split the catalog into several files, or have catalog.max-file-size raised.");
        }
        boolean gzip = starts(head(new CountedFile(file)), 0x1f, 0x8b);
        byte[] head = head(unpacked(new CountedFile(file), gzip, limits));
        FileLook bare = byMark(file, gzip, head);
        Utf8Check.Verdict verdict = bare.charset.equals(StandardCharsets.UTF_8)
                ? verdict(unpacked(new CountedFile(file), gzip, limits))
                : Utf8Check.Verdict.UTF_8;
        FirstText text = new FirstText(new String(head, bare.bom, head.length - bare.bom, bare.charset));
        FileLook look = new FileLook(
                file,
                gzip,
                verdict == Utf8Check.Verdict.OTHER ? WINDOWS_1252 : bare.charset,
                bare.bom,
                verdict == Utf8Check.Verdict.OTHER,
                text.json(head));
        if (verdict == Utf8Check.Verdict.CUT) {
            throw new FileFault(
                    1,
                    FindingCode.FILE_TRUNCATED,
                    "The file ends inside a character of UTF-8.",
                    "Send the whole file again; write it under another name and rename it when it is complete.");
        }
        return look;
    }

    private static FileLook byMark(Path file, boolean gzip, byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new FileLook(file, gzip, StandardCharsets.UTF_8, 3, false, false);
        }
        boolean utf32 = starts(head, 0xff, 0xfe, 0, 0);
        if (starts(head, 0xff, 0xfe) && !utf32) {
            return new FileLook(file, gzip, StandardCharsets.UTF_16LE, 2, false, false);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new FileLook(file, gzip, StandardCharsets.UTF_16BE, 2, false, false);
        }
        return new FileLook(file, gzip, StandardCharsets.UTF_8, 0, false, false);
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

    private static InputStream unpacked(CountedFile file, boolean gzip, ReadLimits limits) throws IOException {
        try {
            return gzip ? new GzipMembers(file, limits.maxUnpackedSize()) : file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        byte[] wanted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            wanted[i] = (byte) bytes[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** The text as UTF-8, from its first character on. */
    InputStream text(CountedFile counted, ReadLimits limits) throws IOException {
        InputStream bytes = unpacked(counted, gzip, limits);
        bytes.skipNBytes(bom);
        return charset.equals(StandardCharsets.UTF_8) ? bytes : new Utf8Stream(bytes, charset);
    }
}
