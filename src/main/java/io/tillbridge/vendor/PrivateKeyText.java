package io.tillbridge.vendor;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.tillbridge.run.RefusedFailure;
import java.nio.charset.StandardCharsets;

/** Reads an account's private key before it is used, so that a wrong one is told apart from a wrong sign-in. */
final class PrivateKeyText {
    private PrivateKeyText() {}

    /**
     * The key as JSch reads it, with plain line ends: keys are often pasted from a mail.
     *
     * @throws RefusedFailure when it is no private key, or its passphrase does not open it
     */
    static byte[] bytes(VendorAccount account) {
        String lines = account.privateKey().replace("\r\n", "\n").replace('\r', '\n') + "\n";
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        KeyPair key = load(account, bytes);
        try {
            if (key.isEncrypted() && !opens(key, account.passphrase())) {
                throw new RefusedFailure("The private key for " + account.server() + " is locked by a passphrase, and "
                        + (account.passphrase().isEmpty() ? "none is given" : "the one given does not open it")
                        + ". Set the passphrase that belongs to this key.");
            }
        } finally {
            key.dispose();
        }
        return bytes;
    }

    private static KeyPair load(VendorAccount account, byte[] bytes) {
        try {
            return KeyPair.load(new JSch(), bytes, null);
        } catch (JSchException | RuntimeException e) {
            // No cause: a parser's words about a key may hold parts of it.
            throw new RefusedFailure("The private key for " + account.server() + " cannot be read. Expected a whole"
                    + " private key in OpenSSH or PEM form, from -----BEGIN to -----END. Paste the file again, not its"
                    + " .pub twin.");
        }
    }

    private static boolean opens(KeyPair key, String passphrase) {
        return !passphrase.isEmpty() && key.decrypt(passphrase.getBytes(StandardCharsets.UTF_8));
    }
}
