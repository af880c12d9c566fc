package io.tillbridge.remotefiles;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A server's public key, in the form known_hosts files hold it. */
public final class SshHostKey {
    private static final int LONGEST_TYPE = 64;

    private final byte[] blob;

    SshHostKey(byte[] blob) {
        this.blob = blob.clone();
    }

    /**
     * Reads {@code ssh-ed25519 AAAA… [comment]}, with or without the host name a known_hosts line begins with.
     *
     * @return empty when the text holds no such key
     */
    public static Optional<SshHostKey> parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 0; i + 1 < words.length && i < 3; i++) {
            Optional<byte[]> blob = decode(words[i + 1]);
            if (blob.isPresent() && words[i].equals(type(blob.get()))) {
                return Optional.of(new SshHostKey(blob.get()));
            }
        }
        return Optional.empty();
    }

    /** {@code ssh-ed25519}, {@code ecdsa-sha2-nistp256}, {@code ssh-rsa} … */
    public String type() {
        return type(blob);
    }

    /** Type and key, as a connection's setting {@code hostKey} holds it. */
    public String text() {
        return type() + " " + Base64.getEncoder().encodeToString(blob);
    }

    /** As {@code ssh-keygen -l} and vendors' manuals show it: {@code SHA256:…}. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] blob() {
        return blob.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshHostKey key && Arrays.equals(key.blob, blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return type() + " " + fingerprint();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The blob begins with its own type: a length in four bytes, then the text. */
    private static String type(byte[] blob) {
        if (blob.length < 4) {
            return "";
        }
        int length = ByteBuffer.wrap(blob).getInt();
        if (length < 1 || length > Math.min(LONGEST_TYPE, blob.length - 4)) {
            return "";
        }
        return new String(blob, 4, length, StandardCharsets.US_ASCII);
    }
}
