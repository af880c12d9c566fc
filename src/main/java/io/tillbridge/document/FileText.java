package io.tillbridge.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file or stream that somebody names, in UTF-8, up to a number of bytes. */
public final class FileText {
    private FileText() {}

    /**
     * @param most bytes; more are not read
     * @throws TooLarge when there are more
     * @throws IOException when it cannot be read, or is no UTF-8
     */
    public static String read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, most);
        }
    }

    /** The same of a stream, which stays open. */
    public static String read(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new TooLarge(most);
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** There are more bytes than may be read. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int most) {
            super("expected at most " + most + " bytes, found more");
        }
    }
}
