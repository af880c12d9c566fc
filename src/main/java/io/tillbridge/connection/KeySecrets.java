package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The secrets of an SSH account: a password, or a private key with its passphrase. */
final class KeySecrets {
    static final String PASSWORD = "password";
    static final String PRIVATE_KEY = "privateKey";
    static final String PASSPHRASE = "passphrase";
    static final List<String> NAMES = List.of(PASSWORD, PRIVATE_KEY, PASSPHRASE);

    private static final Pattern PRIVATE_KEY_TEXT =
            Pattern.compile("\\s*(-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|PuTTY-User-Key-File-[23]:).*", Pattern.DOTALL);

    private KeySecrets() {}

    /** Checks them as {@link ConnectionKind#checkSecrets} asks for it. */
    static void check(Map<String, String> changed, Set<String> after, List<FieldFault> faults) {
        String key = changed.get(PRIVATE_KEY);
        if (key != null && !PRIVATE_KEY_TEXT.matcher(key).matches()) {
            faults.add(new FieldFault(
                    "/secrets/privateKey",
                    "malformed",
                    "must be a private key as a PEM or OpenSSH file holds it, beginning with \"-----BEGIN\"."));
        }
        if (after.contains(PASSPHRASE) && !after.contains(PRIVATE_KEY)) {
            faults.add(new FieldFault(
                    "/secrets/passphrase",
                    "not-allowed",
                    "belongs to a private key and there is none: set privateKey too, or send null for passphrase."));
        }
    }
}
