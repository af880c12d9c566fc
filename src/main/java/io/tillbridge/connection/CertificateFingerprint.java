package io.tillbridge.connection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SHA-256 of a server's certificate as people paste it, brought into one form: {@code SHA256:1F:09:…}. */
public final class CertificateFingerprint {
    private static final String TYPE = "SHA256:";
    private static final Pattern LABEL =
            Pattern.compile("^(sha-?256)\\s*(fingerprint)?\\s*[:=]?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("[0-9A-F]{64}");

    private CertificateFingerprint() {}

    /** @return empty when the text is no such fingerprint */
    static Optional<String> normal(String text) {
        String digits = LABEL.matcher(text.strip())
                .replaceFirst("")
                .replaceAll("[:\\s]", "")
                .toUpperCase(Locale.ROOT);
        return DIGITS.matcher(digits).matches()
                ? Optional.of(shown(HexFormat.of().parseHex(digits)))
                : Optional.empty();
    }

    /** Of a certificate as it goes over the wire (DER). */
    public static String of(byte[] certificate) {
        try {
            return shown(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(byte[] digest) {
        return TYPE + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }
}
