package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether a whole stream is UTF-8 (RFC 3629, strictly), at the speed of memory for what is ASCII. */
final class Utf8Check {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Of ten characters beyond ASCII at most one may be wrong in a file that is taken for UTF-8. */
    private static final int CHARACTERS_PER_FAULT = 10;

    enum Verdict {
        UTF_8,
        /** UTF-8 but for single bytes. */
        DAMAGED,
        /** Right as far as it goes, with characters beyond ASCII, but the last one is cut. */
        CUT,
        OTHER
    }

    /** Holds a small file whole: a vendor may send thousands of them. */
    private static final int SMALL = 1 << 13;

    private static final int USUAL = 1 << 16;

    private int missing;
    private int low = 0x80;
    private int high = 0xbf;
    private long right;
    private long wrong;

    static Verdict of(InputStream in) throws IOException {
        Utf8Check check = new Utf8Check();
        byte[] bytes = new byte[SMALL];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            check.look(bytes, read);
            if (read == bytes.length && read < USUAL) {
                bytes = new byte[USUAL];
            }
        }
        return check.verdict();
    }

    private Verdict verdict() {
        boolean cut = missing > 0;
        if (wrong == 0 && !cut) {
            return Verdict.UTF_8;
        }
        if (wrong * CHARACTERS_PER_FAULT > right + wrong || right == 0) {
            return Verdict.OTHER;
        }
        return cut ? Verdict.CUT : Verdict.DAMAGED;
    }

    private void look(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (missing == 0) {
                at = skipAscii(bytes, at, length);
                if (at == length) {
                    return;
                }
                starts(bytes[at++] & 0xff);
            } else if (continues(bytes[at] & 0xff)) {
                at++;
            } else {
                wrong++; // the character so far; this byte may begin another one
                missing = 0;
            }
        }
    }

    private static int skipAscii(byte[] bytes, int from, int length) {
        int at = from;
        while (at <= length - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private void starts(int value) {
        if (value < 0xc2 || value > 0xf4) {
            wrong++;
            return;
        }
        missing = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        low = value == 0xe0 ? 0xa0 : value == 0xf0 ? 0x90 : 0x80; // else: a longer form than needed
        high = value == 0xed ? 0x9f : value == 0xf4 ? 0x8f : 0xbf; // else: a surrogate, or past U+10FFFF
    }

    private boolean continues(int value) {
        if (value < low || value > high) {
            return false;
        }
        low = 0x80;
        high = 0xbf;
        missing--;
        right += missing == 0 ? 1 : 0;
        return true;

}
}
