package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class HostKeyTest {
    private static final String TEXT = SftpCatalogTest.ED25519;
    private static final byte[] BLOB = Base64.getDecoder().decode(TEXT.substring(TEXT.indexOf(' ') + 1));

    @Test
    void aWholeKeyMatchesItselfOnly() {
        HostKey key = HostKey.parse(TEXT + " comment").orElseThrow();
        byte[] other = BLOB.clone();
        other[other.length - 1]++;

        assertThat(key.matches(BLOB)).isTrue();
        assertThat(key.matches(other)).isFalse();
        assertThat(HostKey.of(BLOB)).isEqualTo(key);
    }

    @Test
    void aFingerprintMatchesTheKeyItWasTakenOf() {
        HostKey whole = HostKey.parse(TEXT).orElseThrow();
        HostKey fingerprint = HostKey.parse(whole.fingerprint()).orElseThrow();
        byte[] other = BLOB.clone();
        other[other.length - 1]++;

        assertThat(fingerprint.matches(BLOB)).isTrue();
        assertThat(fingerprint.matches(other)).isFalse();
        assertThat(fingerprint.fingerprint()).isEqualTo(whole.fingerprint());
        // What ssh-keygen -lf prints for this key.
        assertThat(whole.fingerprint()).isEqualTo("SHA256:ZkAslGjFiUHdGf/WUL8rQvkib4PTvQatUV0OUQSncCA");
    }
}
