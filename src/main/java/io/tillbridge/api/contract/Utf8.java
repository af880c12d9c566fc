package io.tillbridge.api.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text as the contract has it: UTF-8 to the letter, without NUL. Nothing is guessed and nothing replaced. */
final class Utf8 {
    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /** A body as text, without a byte order mark; a 400 tells what it is instead. */
    static String body(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw Problem.unreadable("The body cannot be read: byte " + i
                                + " is NUL, as in UTF-16 or UTF-32; expected UTF-8 without NUL")
                        .refusal();
            }
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(read, text, true);
        if (result.isError()) {
            throw Problem.unreadable("The body cannot be read: it is not UTF-8 at byte " + read.position())
                    .refusal();
        }
        text.flip();
        return text.length() > 0 && text.charAt(0) == MARK
                ? text.subSequence(1, text.length()).toString()
                : text.toString();
    }

    /** Bytes that stand one in each character, as text. */
    static String strict(String bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text;
    }
}
