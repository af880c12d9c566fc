package io.tillbridge.remotefiles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * File names between the server and us. SFTP sends bytes and does not say in which encoding, so a name goes over the
 * wire as it came: a text with one character for each byte. People see it decoded.
 */
final class RemoteName {
    private static final Charset OLD_WINDOWS = Charset.forName("windows-1252");

    private RemoteName() {}

    /** A text of ours, as the server is asked for it. */
    static String wire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static boolean isUtf8(String wire) {
        return utf8(wire) != null;
    }

    /** A name as people read it: UTF-8, or else Windows-1252. */
    static String text(String wire) {
        String text = utf8(wire);
        return text == null ? new String(wire.getBytes(StandardCharsets.ISO_8859_1), OLD_WINDOWS) : text;
    }

    private static String utf8(String wire) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(wire.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
