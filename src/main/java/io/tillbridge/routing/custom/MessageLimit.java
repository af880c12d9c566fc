package io.tillbridge.routing.custom;

import io.tillbridge.document.CountedInput;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;

/**
 * The most bytes that a route below custom/ reads as one message from another system. They are counted while they are
 * read, whatever a length says that was announced.
 *
 * @param bytes the value of the key {@link #KEY}
 */
public record MessageLimit(long bytes) {
    public static final String KEY = "routes.max-message-size";
    /** Unless somebody says otherwise. */
    public static final MessageLimit USUAL = new MessageLimit(16L << 20);

    private static final int PART = 16_384;

    public MessageLimit {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes: expected at least 1, found " + bytes);
        }
    }

    /** @param what of which system, such as {@code The response of https://shop.example} */
    MessageTooLarge exceeded(String what) {
        return exceeded(what, "Let the other system send smaller parts");
    }

    /** @param remedy what to do, beside a higher limit */
    MessageTooLarge exceeded(String what, String remedy) {
        return new MessageTooLarge(what + ": expected at most " + bytes + " bytes, found more. " + remedy + ", or set "
                + KEY + " higher.");
    }

    /**
     * @param length announced, less than 0 when none was; or read so far
     * @throws MessageTooLarge when that is too much
     */
    void check(long length, String what) {
        if (length > bytes) {
            throw exceeded(what);
        }
    }

    /** Its reader fails when there are more bytes. */
    InputStream of(InputStream in, String what) {
        return new CountedInput(in, total -> check(total, what));
    }

    /**
     * Reads all of a stream. What does not fit into memory well goes into a temporary file that ends with the exchange.
     *
     * @throws MessageTooLarge when there are more bytes; the stream is not read further then
     */
    StreamCache spooled(InputStream in, String what, Exchange exchange) throws IOException {
        InputStream counted = of(in, what);
        // Not closed here: that would delete the file.
        @SuppressWarnings("resource")
        CachedOutputStream all = new CachedOutputStream(exchange);
        byte[] part = new byte[PART];
        for (int count = counted.read(part); count >= 0; count = counted.read(part)) {
            all.write(part, 0, count);
        }
        return all.newStreamCache();
    }
}
