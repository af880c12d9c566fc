package io.tillbridge.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pinned key of an SSH server: a whole public key ({@code ssh-ed25519 AAAA…}) or its fingerprint
 * ({@code SHA256:…}), as {@code ssh-keyscan} and {@code ssh-keygen -l} print them.
 *
 * @param text normal form: {@code <type> <base64>} without a comment, or {@code SHA256:<base64 without padding>}
 */
public record HostKey(String text) {
    private static final String SHA256 = "SHA256:";
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** The key in normal form; empty when the text is neither form. */
    public static Optional<HostKey> parse(String text) {
        String trimmed = text.strip();
        if (FINGERPRINT.matcher(trimmed).matches()) {
            return Optional.of(new HostKey(trimmed.substring(0, SHA256.length() + 43)));
        }
        String[] words = BLANKS.split(trimmed, 3);
        if (words.length < 2 || !isKeyOf(words[0], words[1])) {
            return Optional.empty();
        }
        return Optional.of(of(decoded(words[1])));
    }

    /** The key of a server as it shows itself (SSH wire form). */
    public static HostKey of(byte[] blob) {
        return new HostKey(typeIn(blob) + " " + Base64.getEncoder().encodeToString(blob));
    }

    /** Whether the server that shows this key (SSH wire form) is the pinned one. */
    public boolean matches(byte[] blob) {
        return text.startsWith(SHA256)
                ? text.equals(fingerprintOf(blob))
                : MessageDigest.isEqual(decoded(text.substring(text.indexOf(' ') + 1)), blob);
    }

    /** {@code SHA256:…}, the form people compare. */
    public String fingerprint() {
        return text.startsWith(SHA256) ? text : fingerprintOf(decoded(text.substring(text.indexOf(' ') + 1)));
    }

    private static boolean isKeyOf(String type, String base64) {
        try {
            return type.equals(typeIn(decoded(base64)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The key's wire form begins with its type: four bytes of length, then the name (RFC 4253 6.6). */
    private static String typeIn(byte[] blob) {
        if (blob.length < 8 || blob[0] != 0 || blob[1] != 0 || blob[2] != 0 || blob[3] <= 0) {
            return "";
        }
        int length = blob[3];
        return blob.length < 8 + length ? "" : new String(blob, 4, length, StandardCharsets.US_ASCII);
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String fingerprintOf(byte[] blob) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return SHA256 + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
