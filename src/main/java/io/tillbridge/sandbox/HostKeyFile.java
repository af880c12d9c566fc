package io.tillbridge.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A host key that stays: made at the first start, readable by its owner only, so that a pinned key stays right. */
public final class HostKeyFile {
    private static final int BITS = 256;

    private HostKeyFile() {}

    public static KeyPair readOrMake(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                write(file, KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, BITS));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null)
                        .iterator()
                        .next();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The sandbox vendor's host key " + file + " cannot be read. Delete the file; a new one is made.",
                    e);
        }
    }

    private static void write(Path file, KeyPair pair) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(
                file.getParent(),
                "host-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "sandbox vendor", null, text);
        Files.write(fresh, text.toByteArray());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
