package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.tillbridge.run.RefusedFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What lasts until a person changes something is never told as passing, and says what would help. */
class OldServerTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aServerWithOnlyOldAlgorithmsIsNamedAndCanBeAllowed(
            String what, String hostKeyType, Consumer<SshServer> setup, String named) throws Exception {
        try (OldServer server = OldServer.start(folder, hostKeyType, setup)) {
            assertThatThrownBy(() -> server.list(server.account(false)))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("offers only " + named + ", which is not safe today")
                    .hasMessageEndingWith("until then the connection's setting legacyAlgorithms allows it.");

            assertThat(server.list(server.account(true))).containsExactly("cat.csv");
        }
    }

    static Stream<Arguments> aServerWithOnlyOldAlgorithmsIsNamedAndCanBeAllowed() {
        return Stream.of(
                old(
                        "key exchange",
                        KeyPairProvider.ECDSA_SHA2_NISTP256,
                        server -> server.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(
                                BuiltinDHFactories.fromFactoryName("diffie-hellman-group14-sha1")))),
                        "key exchange by diffie-hellman-group14-sha1"),
                old(
                        "cipher",
                        KeyPairProvider.ECDSA_SHA2_NISTP256,
                        server -> server.setCipherFactories(List.of(BuiltinCiphers.aes128cbc)),
                        "encryption by aes128-cbc"),
                old(
                        "host key",
                        KeyPairProvider.SSH_RSA,
                        server -> server.setSignatureFactories(List.of(BuiltinSignatures.rsa)),
                        "host key signatures by ssh-rsa"),
                old(
                        "all of an old server",
                        KeyPairProvider.SSH_RSA,
                        server -> {
                            server.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(
                                    BuiltinDHFactories.fromFactoryName("diffie-hellman-group14-sha1"))));
                            server.setSignatureFactories(List.of(BuiltinSignatures.rsa));
                            server.setCipherFactories(List.of(BuiltinCiphers.aes256cbc));
                            server.setMacFactories(List.of(BuiltinMacs.hmacsha1));
                        },
                        "key exchange by diffie-hellman-group14-sha1"));
    }

    private static Arguments old(String what, String hostKeyType, Consumer<SshServer> setup, String named) {
        return Arguments.of(what, hostKeyType, setup, named);
    }

    @Test
    void aServerThatTakesOnlySha1SignaturesSaysThatTheKeyIsRight() throws Exception {
        KeyPair key = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        try (OldServer server = OldServer.start(folder, KeyPairProvider.ECDSA_SHA2_NISTP256, onlySha1(true))) {
            assertThatThrownBy(() -> server.list(server.account("", text(key), false)))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("knows this private key of user vera, but takes only signatures with SHA-1"
                            + " (ssh-rsa), which are not safe today.")
                    .hasMessageContaining("use an Ed25519 or ECDSA key")
                    .hasMessageEndingWith("legacyAlgorithms allows it.");

            assertThat(server.list(server.account("", text(key), true))).containsExactly("cat.csv");
        }
    }

    @Test
    void aKeyThatSuchAServerDoesNotKnowIsJustWrong() throws Exception {
        KeyPair key = KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048);
        try (OldServer server = OldServer.start(folder, KeyPairProvider.ECDSA_SHA2_NISTP256, onlySha1(false))) {
            assertThatThrownBy(() -> server.list(server.account("", text(key), false)))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("does not let user vera in with this private key");
        }
    }

    @Test
    void anAccountWithoutSftpIsRefusedAndNotTriedAgain() throws Exception {
        try (OldServer server = OldServer.start(
                folder, KeyPairProvider.ECDSA_SHA2_NISTP256, sshd -> sshd.setSubsystemFactories(List.of()))) {
            assertThatThrownBy(() -> server.list(server.account(false)))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageEndingWith("lets user vera in, but offers no SFTP to this account. Ask the vendor to"
                            + " switch SFTP on for it.");
        }
    }

    @ParameterizedTest(name = "prompt \"{0}\"")
    @MethodSource
    void aServerThatAsksForThePasswordInteractivelyGetsIt(String prompt, boolean echo) throws Exception {
        try (OldServer server =
                OldServer.start(folder, KeyPairProvider.ECDSA_SHA2_NISTP256, sshd -> interactive(sshd, prompt, echo))) {
            assertThat(server.list(server.account(false))).containsExactly("cat.csv");
            assertThatThrownBy(() -> server.list(server.account("wrong", "", false)))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("does not let user vera in with this password");
        }
    }

    static Stream<Arguments> aServerThatAsksForThePasswordInteractivelyGetsIt() {
        return Stream.of(
                Arguments.of("Password: ", false),
                Arguments.of("vera@vendor's password:", true),
                Arguments.of("", false),
                Arguments.of("Passwort:", false));
    }

    private static void interactive(SshServer server, String prompt, boolean echo) {
        server.setPasswordAuthenticator(null);
        server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        server.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
            @Override
            public InteractiveChallenge generateChallenge(
                    ServerSession session, String user, String language, String methods) {
                InteractiveChallenge challenge = new InteractiveChallenge();
                challenge.setInteractionName("Vendor sign-in");
                challenge.setInteractionInstruction("Welcome");
                challenge.addPrompt(prompt, echo);
                return challenge;
            }

            @Override
            public boolean authenticate(ServerSession session, String user, List<String> answers) {
                return answers.equals(List.of(OldServer.PASSWORD));
            }
        });
    }

    private static Consumer<SshServer> onlySha1(boolean known) {
        return server -> {
            server.setSignatureFactories(List.of(BuiltinSignatures.nistp256, BuiltinSignatures.rsa));
            server.setPasswordAuthenticator(null);
            server.setPublickeyAuthenticator((user, offered, session) -> known);
        };
    }

    private static String text(KeyPair key) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        key.writeOpenSSHv1PrivateKey(text, null);
        return text.toString(StandardCharsets.UTF_8);
    }
}
