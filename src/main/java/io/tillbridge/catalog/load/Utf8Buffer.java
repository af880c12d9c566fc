package io.tillbridge.catalog.load;

import java.util.Arrays;

/** Text as UTF-8 in one array that is filled, given away and filled again. */
final class Utf8Buffer {
    private static final int KEPT = 8 * 1024 * 1024;

    private byte[] bytes;
    private int length;

    Utf8Buffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Empties it; an array that one huge row has blown up is given back. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    void ascii(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
    }

    void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void bytes(byte[] more, int count) {
        ensure(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    void text(String text) {
        ensure(text.length() * 3L);
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                i += wide(text, i, c);
            }
        }
    }

    /** A field as LOAD DATA reads it with its default escapes. */
    void field(String text) {
        ensure(text.length() * 3L);
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += wide(text, i, c);
            } else if (c > '\n' && c != '\\') {
                bytes[length++] = (byte) c;
            } else {
                escaped(c);
            }
        }
    }

    /** A cell of a CSV file: in quotes when it holds the delimiter, a quote or a line end, quotes doubled. */
    void cell(String text, char delimiter) {
        if (!needsQuotes(text, delimiter)) {
            text(text);
            return;
        }
        ascii('"');
        int from = 0;
        for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
            text(text.substring(from, quote + 1));
            ascii('"');
            from = quote + 1;
        }
        text(from == 0 ? text : text.substring(from));
        ascii('"');
    }

    private static boolean needsQuotes(String text, char delimiter) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void escaped(char c) {
        switch (c) {
            case '\t' -> pair('t');
            case '\n' -> pair('n');
            case '\\' -> pair('\\');
            case 0 -> pair('0');
            default -> bytes[length++] = (byte) c;
        }
    }

    private void pair(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    /** Writes a character beyond ASCII; gives how many more chars of the text it took. A lone surrogate becomes ?. */
    private int wide(String text, int at, char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            bytes[length++] = (byte) (0x80 | (c & 0x3F));
            return 0;
        }
        if (!Character.isSurrogate(c)) {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            bytes[length++] = (byte) (0x80 | (c & 0x3F));
            return 0;
        }
        if (Character.isLowSurrogate(c) || at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))) {
            bytes[length++] = '?';
            return 0;
        }
        int point = Character.toCodePoint(c, text.charAt(at + 1));
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        bytes[length++] = (byte) (0x80 | (point & 0x3F));
        return 1;
    }

    private void ensure(long more) {
        long needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, bytes.length + (bytes.length >> 1))));
        }
    }
}
