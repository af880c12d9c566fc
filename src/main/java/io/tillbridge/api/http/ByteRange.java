package io.tillbridge.api.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a header {@code Range} asks for (RFC 9110, 14): one range of bytes. A header that cannot be read,
 * or with several ranges, counts as not sent.
 *
 * @param first the place of its first byte
 * @param length 0: the file has no such bytes
 */
record ByteRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("(?i)bytes=[ \\t]*(?:([0-9]+)-([0-9]*)|-([0-9]+))[ \\t]*");
    /** More digits than any file has bytes. */
    private static final int DIGITS = 18;

    /** @param size of the file */
    static Optional<ByteRange> of(List<String> headers, long size) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(headers.get(0).strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(3) != null) {
            long length = Math.min(number(form.group(3)), size);
            return Optional.of(new ByteRange(size - length, length));
        }
        long first = number(form.group(1));
        long last = form.group(2).isEmpty() ? Long.MAX_VALUE : number(form.group(2));
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(
                first >= size ? new ByteRange(first, 0) : new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }

    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    boolean isThere() {
        return length > 0;
    }

    /** The header {@code Content-Range} of the answer. */
    String content(long size) {
        return isThere() ? "bytes " + first + "-" + (first + length - 1) + "/" + size : "bytes */" + size;
    }
}
