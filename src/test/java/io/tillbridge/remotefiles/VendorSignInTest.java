package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.sandbox.SandboxUser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorSignInTest {
    private static final String PASSPHRASE = "open sesame 3x";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"RSA,true", "RSA,false", "ECDSA,true", "ECDSA,false"})
    void aPrivateKeyOpensTheDoorInEachForm(String type, boolean openssh) throws Exception {
        KeyPair key = key(type);
        try (SshWorld world = new SshWorld(folder, user(key))) {
            SftpAccount account = world.withKey("karl", text(key, openssh, ""), "");

            assertThat(world.test(account).ok()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA,true", "RSA,false", "ECDSA,true"})
    void aLockedPrivateKeyOpensWithItsPassphrase(String type, boolean openssh) throws Exception {
        KeyPair key = key(type);
        try (SshWorld world = new SshWorld(folder, user(key))) {
            SftpAccount account = world.withKey("karl", text(key, openssh, PASSPHRASE), PASSPHRASE);

            assertThat(world.test(account).ok()).isTrue();
        }
    }

    @Test
    void aWrongPassphraseIsToldApartFromAWrongKey() throws Exception {
        KeyPair key = key("RSA");
        try (SshWorld world = new SshWorld(folder, user(key))) {
            SftpAccount account = world.withKey("karl", text(key, true, PASSPHRASE), "wrong");

            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageEndingWith("is locked by a passphrase, and the one given does not open it. Set the"
                            + " passphrase that belongs to this key.");
        }
    }

    @Test
    void aTextThatIsNoPrivateKeyIsRefused() throws Exception {
        try (SshWorld world = new SshWorld(folder)) {
            SftpAccount account = world.withKey("karl", "ssh-rsa AAAAB3Nza karl@laptop", "");

            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("cannot be read. Expected a whole private key in OpenSSH or PEM form");
        }
    }

    @Test
    void someoneElsesKeyIsRefused() throws Exception {
        try (SshWorld world = new SshWorld(folder, user(key("ECDSA")))) {
            SftpAccount account = world.withKey("karl", text(key("ECDSA"), true, ""), "");

            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("does not let user karl in with this private key");
        }
    }

    @Test
    void theKeyOfAMailIsReadWithItsLineEnds() throws Exception {
        KeyPair key = key("ECDSA");
        try (SshWorld world = new SshWorld(folder, user(key))) {
            String pasted = "\r\n" + text(key, true, "").strip().replace("\n", "\r\n") + "  ";

            assertThat(world.test(world.withKey("karl", pasted, "")).ok()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aPuttyKeyWithoutPassphraseIsRead(int version) throws Exception {
        PuttyKey key = PuttyKey.generate(version);
        try (SshWorld world =
                new SshWorld(folder, SandboxUser.withKey("karl", key.publicLine(), folder.resolve("karl")))) {
            assertThat(world.test(world.withKey("karl", key.text(), "")).ok()).isTrue();
        }
    }

    @Test
    void aPuttyKeyThatCannotBeReadIsNamedWithTheWayToConvertIt() throws Exception {
        String text = PuttyKey.generate(3)
                .text()
                .replace("Encryption: none", "Encryption: aes256-cbc")
                .replace(
                        "Private-Lines",
                        "Key-Derivation: Argon2id\nArgon2-Memory: 8192\nArgon2-Passes: 13\nArgon2-Parallelism: 1\n"
                                + "Argon2-Salt: 0123456789abcdef0123456789abcdef\nPrivate-Lines");
        try (SshWorld world = new SshWorld(folder)) {
            SftpAccount account = world.withKey("karl", text, PASSPHRASE);

            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("is a PuTTY key (.ppk, version 3) that cannot be read.")
                    .hasMessageContaining("puttygen key.ppk -O private-openssh-new -o key");
        }
    }

    private SandboxUser user(KeyPair key) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        key.writePublicKey(line, "karl");
        return SandboxUser.withKey("karl", line.toString(StandardCharsets.UTF_8), folder.resolve("karl"));
    }

    private static KeyPair key(String type) throws JSchException {
        return type.equals("RSA")
                ? KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048)
                : KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
    }

    private static String text(KeyPair key, boolean openssh, String passphrase) throws JSchException {
        byte[] lock = passphrase.isEmpty() ? null : passphrase.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (openssh) {
            key.writeOpenSSHv1PrivateKey(text, lock);
        } else {
            key.writePrivateKey(text, lock);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
