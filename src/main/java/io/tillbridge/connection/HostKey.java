package io.tillbridge.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The public key of an SSH server as people paste it, brought into one form. */
final class HostKey {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_TYPE = 64;

    private HostKey() {}

    /**
     * Type and key out of {@code ssh-ed25519 AAAA… [comment]}, with or without the host name that a line of
     * known_hosts and of ssh-keyscan begins with.
     *
     * @return {@code <type> <base64>}; empty when there is no such key in the text
     */
    static Optional<String> normal(String text) {
        String[] words = BLANKS.split(text.strip(), 4);
        for (int i = 0; i + 1 < words.length && i < 2; i++) {
            Optional<byte[]> key = decoded(words[i + 1]);
            if (key.isPresent() && words[i].equals(typeIn(key.get()))) {
                return Optional.of(words[i] + " " + Base64.getEncoder().encodeToString(key.get()));
            }
        }
        return Optional.empty();
    }

    /** The key's wire form begins with its type: four bytes of length, then the name (RFC 4253 6.6). */
    private static String typeIn(byte[] key) {
        if (key.length < 8) {
            return "";
        }
        int length = ByteBuffer.wrap(key).getInt();
        return length < 1 || length > Math.min(LONGEST_TYPE, key.length - 8)
                ? ""
                : new String(key, 4, length, StandardCharsets.US_ASCII);
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
