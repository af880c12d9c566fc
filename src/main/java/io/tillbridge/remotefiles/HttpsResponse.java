package io.tillbridge.remotefiles;

import io.tillbridge.remotefiles.KnownVersions.Version;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** One answer of a web server: its head, and its body as long as nobody has read it. */
final class HttpsResponse implements AutoCloseable {
    private static final int BEGINNING = 512;
    private static final int MOST_SECONDS = 86_400;
    private static final Pattern WEB_PAGE = Pattern.compile(
            "^\\uFEFF?\\s*(<!--.*?-->\\s*)?<(!doctype\\s+html|html|head|body)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final URI url;
    private final Cancellable request;
    private final ClassicHttpResponse response;

    /** @param url what answered in the end, after redirects */
    HttpsResponse(URI url, Cancellable request, ClassicHttpResponse response) {
        this.url = url;
        this.request = request;
        this.response = response;
    }

    URI url() {
        return url;
    }

    /** Ends it from another thread. */
    Cancellable request() {
        return request;
    }

    int status() {
        return response.getCode();
    }

    /** Blank when the answer has none. */
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
    }

    /** Of the file, as far as the answer says; a packed body does not. */
    long size() {
        String length = header("Content-Length");
        return packed() || !length.matches("\\d{1,18}") ? RemoteFile.UNKNOWN : Long.parseLong(length);
    }

    long modifiedMillis() {
        try {
            return Math.max(
                    0,
                    ZonedDateTime.parse(header("Last-Modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli());
        } catch (DateTimeException e) {
            return RemoteFile.UNKNOWN;
        }
    }

    Version version(String address) {
        return new Version(address, oneLine(header("ETag")), oneLine(header("Last-Modified")));
    }

    /** How long the server wants to be left alone; 0 when it does not say, a day at most. */
    long retryAfterSeconds() {
        String text = header("Retry-After");
        if (text.matches("\\d{1,9}")) {
            return Math.min(MOST_SECONDS, Long.parseLong(text));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(
                    0,
                    Math.min(MOST_SECONDS, then.getEpochSecond() - Instant.now().getEpochSecond()));
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /**
     * The bytes of the file, unpacked.
     *
     * @throws RemoteFault when they are a web page and no file
     */
    InputStream file(String name) throws IOException, RemoteFault {
        InputStream raw = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        PushbackInputStream bytes = new PushbackInputStream(packed() ? new GZIPInputStream(raw) : raw, BEGINNING);
        byte[] beginning = bytes.readNBytes(BEGINNING);
        if (WEB_PAGE.matcher(new String(beginning, StandardCharsets.UTF_8)).matches()) {
            close();
            throw RemoteFault.told(
                    RemoteFault.Kind.ANSWERED,
                    "a web page",
                    "The address of " + SanitizedText.text(name) + " on " + HttpsAccount.server(url)
                            + " answered with a web page, expected a catalog file; nothing of it was taken. It may be a"
                            + " page for signing in, or of an error: open the url in a browser and check it with the"
                            + " vendor.");
        }
        bytes.unread(beginning);
        return new Whole(bytes);
    }

    /** To close the body would read what is left of it; to cancel the request does not. */
    @Override
    public void close() {
        request.cancel();
        try {
            response.close();
        } catch (IOException e) {
            // It is gone already: that is what was asked.
        }
    }

    private boolean packed() {
        String encoding = header("Content-Encoding").toLowerCase(Locale.ROOT);
        return encoding.equals("gzip") || encoding.equals("x-gzip");
    }

    private static String oneLine(String header) {
        return header.chars().allMatch(c -> c >= ' ' && c < 0x7f) && header.length() <= 1_000 ? header : "";
    }

    /** Given back to the pool when it was read to its end. */
    private final class Whole extends FilterInputStream {
        private boolean ended;

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int n = read(one, 0, 1);
            return n < 0 ? n : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            ended |= n < 0;
            return n;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                HttpsResponse.this.close();
            }
        }
    }
}
