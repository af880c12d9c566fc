package io.tillbridge.remotefiles;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.tillbridge.run.RefusedFailure;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an account's private key before it is used, so that a wrong one is told apart from a wrong sign-in. */
final class PrivateKeyText {
    private static final Pattern PUTTY = Pattern.compile("PuTTY-User-Key-File-(\\d+):");

    private PrivateKeyText() {}

    /**
     * The unlocked key; the caller disposes of it. Line ends may be of any kind: keys are often pasted from a mail.
     *
     * @throws RefusedFailure when it is no private key, or its passphrase does not open it
     */
    static KeyPair read(SftpAccount account) {
        String lines = account.privateKey().replace("\r\n", "\n").replace('\r', '\n') + "\n";
        KeyPair key = load(account, lines.getBytes(StandardCharsets.UTF_8));
        boolean open = false;
        try {
            open = !key.isEncrypted() || opens(key, account);
        } finally {
            if (!open) {
                key.dispose();
            }
        }
        return key;
    }

    private static KeyPair load(SftpAccount account, byte[] bytes) {
        try {
            return KeyPair.load(new JSch(), bytes, null);
        } catch (JSchException | RuntimeException e) {
            Matcher putty = PUTTY.matcher(account.privateKey());
            if (putty.lookingAt()) {
                throw putty(account, putty.group(1));
            }
            // No cause: a parser's words about a key may hold parts of it.
            throw new RefusedFailure("The private key for " + account.server() + " cannot be read. Expected a whole"
                    + " private key in OpenSSH or PEM form, from -----BEGIN to -----END. Paste the file again, not its"
                    + " .pub twin.");
        }
    }

    private static boolean opens(KeyPair key, SftpAccount account) {
        String passphrase = account.passphrase();
        try {
            if (!passphrase.isEmpty() && key.decrypt(passphrase.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        } catch (RuntimeException | LinkageError e) {
            Matcher putty = PUTTY.matcher(account.privateKey());
            if (putty.lookingAt()) {
                throw putty(account, putty.group(1));
            }
        }
        throw new RefusedFailure("The private key for " + account.server() + " is locked by a passphrase, and "
                + (passphrase.isEmpty() ? "none is given" : "the one given does not open it")
                + ". Set the passphrase that belongs to this key.");
    }

    private static RefusedFailure putty(SftpAccount account, String version) {
        return new RefusedFailure(
                "The private key for " + account.server() + " is a PuTTY key (.ppk, version " + version
                        + ") that cannot be read. Expected an OpenSSH key. Convert it: in PuTTYgen load the file and choose"
                        + " Conversions, Export OpenSSH key; or run `puttygen key.ppk -O private-openssh-new -o key`. Then set"
                        + " the new file's text as privateKey; the public key at the vendor stays the same.");
    }
}
