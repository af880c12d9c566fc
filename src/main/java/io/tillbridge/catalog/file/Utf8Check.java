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

    enum Verdict {
        UTF_8,
        /** Right as far as it goes, with characters beyond ASCII, but the last one is cut. */
        CUT,
        OTHER
    }

    private int missing;
    private int low = 0x80;
    private int high = 0xbf;
    private boolean beyondAscii;

    static Verdict of(InputStream in) throws IOException {
        Utf8Check check = new Utf8Check();
        byte[] bytes = new byte[1 << 16];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (!check.accepts(bytes, read)) {
                return Verdict.OTHER;
            }
        }
        if (check.missing == 0) {
            return Verdict.UTF_8;
        }
        return check.beyondAscii ? Verdict.CUT : Verdict.OTHER;
    }

    private boolean accepts(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (missing == 0) {
                at = skipAscii(bytes, at, length);
                if (at == length) {
                    return true;
                }
            }
            int value = bytes[at++] & 0xff;
            if (missing == 0 ? !starts(value) : !continues(value)) {
                return false;
            }
        }
        return true;
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

    private boolean starts(int value) {
        if (value < 0xc2 || value > 0xf4) {
            return false;
        }
        missing = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        low = value == 0xe0 ? 0xa0 : value == 0xf0 ? 0x90 : 0x80; // else: a longer form than needed
        high = value == 0xed ? 0x9f : value == 0xf4 ? 0x8f : 0xbf; // else: a surrogate, or past U+10FFFF
        return true;
    }

    private boolean continues(int value) {
        if (value < low || value > high) {
            return false;
        }
        low = 0x80;
        high = 0xbf;
        missing--;
        beyondAscii |= missing == 0;
        return true;
    }
}
