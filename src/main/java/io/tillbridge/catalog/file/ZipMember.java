package io.tillbridge.catalog.file;

import io.tillbridge.catalog.FindingCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks the files of a zip archive one after the other, with a limit on all of them together. */
final class ZipMember extends InputStream {
    private final ZipInputStream zip;
    private final long maxUnpacked;
    private final byte[] discarded = new byte[1 << 14];
    private long unpacked;

    ZipMember(CountingFileInput file, ReadLimits limits) {
        zip = new ZipInputStream(file);
        maxUnpacked = limits.maxUnpackedSize();
    }

    /** The only file of an archive. */
    static ZipMember only(CountingFileInput file, ReadLimits limits) throws IOException {
        ZipMember member = new ZipMember(file, limits);
        if (member.next() == null) {
            throw FileFault.format("The zip archive holds no file.", "Pack one CSV or JSON file.");
        }
        return member;
    }

    /** Goes on to the next file that is no folder and no leftover of a file manager; null at the end. */
    ZipEntry next() throws IOException {
        while (true) {
            try {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null || !isLeftover(entry)) {
                    return entry;
                }
            } catch (ZipException | EOFException | IllegalArgumentException e) {
                throw told(e);
            }
        }
    }

    private static boolean isLeftover(ZipEntry entry) {
        String name = entry.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        return entry.isDirectory()
                || name.startsWith("__MACOSX/")
                || last.equals(".DS_Store")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini");
    }

    /** Unpacks the rest of the file; its size, or -1 as soon as it is over the limit. */
    long passOver(long most) throws IOException {
        long size = 0;
        for (int read = read(discarded, 0, discarded.length); read >= 0; read = read(discarded, 0, discarded.length)) {
            size += read;
            if (size > most) {
                return -1;
            }
        }
        return size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = zip.read(bytes, offset, length);
            unpacked += Math.max(read, 0);
            if (unpacked > maxUnpacked) {
                throw new FileFault(
                        1,
                        FindingCode.FILE_TOO_LARGE,
                        "The zip archive unpacks to more than the limit of " + maxUnpacked + " bytes.",
                        "Split the catalog into several files, or have catalog.max-unpacked-size raised.");
            }
            return read;
        } catch (ZipException | EOFException e) {
            throw told(e);
        }
    }

    private static FileFault told(Exception e) {
        if (e instanceof EOFException) {
            return new FileFault(
                    1,
                    FindingCode.FILE_TRUNCATED,
                    "The zip archive ends before its packed data does.",
                    "Send the whole file again; write it under another name and rename it when it is complete.");
        }
        boolean encrypted =
                String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted");
        return encrypted
                ? FileFault.format("The zip archive is encrypted.", "Pack the file without a password.")
                : FileFault.format(
                        "The zip archive is damaged: its packed bytes make no sense.",
                        "Pack the file again and send it again.");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
