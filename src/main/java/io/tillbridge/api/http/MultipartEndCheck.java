package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a form ends with its last boundary: without it a part that was cut looks like one that still comes. */
final class MultipartEndCheck {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s\";,]{1,70}))", Pattern.CASE_INSENSITIVE);
    /** A text after the last boundary is allowed, and rarely longer than a line. */
    private static final int TAIL = 4 * 1024;

    private final String boundary;
    private Buffer tail = Buffer.buffer();

    private MultipartEndCheck(String boundary) {
        this.boundary = boundary;
    }

    /** Of a request whose content type names the boundary; a 400 otherwise. */
    static MultipartEndCheck of(HttpServerRequest http) {
        Matcher matcher = BOUNDARY.matcher(String.valueOf(http.headers().get(HttpHeaders.CONTENT_TYPE)));
        if (!matcher.find()) {
            throw Problem.unreadable("The content type multipart/form-data names no boundary")
                    .refusal();
        }
        return new MultipartEndCheck(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    void passed(Buffer piece) {
        tail = piece.length() >= TAIL
                ? piece.getBuffer(piece.length() - TAIL, piece.length())
                : last(tail.copy().appendBuffer(piece));
    }

    private static Buffer last(Buffer bytes) {
        return bytes.getBuffer(Math.max(0, bytes.length() - TAIL), bytes.length());
    }

    boolean isThere() {
        return tail.toString(StandardCharsets.ISO_8859_1).contains("--" + boundary + "--");
    }

    Problem missing() {
        return Problem.unreadable("The form ends without its last boundary " + QuotedText.of("--" + boundary + "--")
                + ": it was cut or is badly formed; send it again");
    }
}
