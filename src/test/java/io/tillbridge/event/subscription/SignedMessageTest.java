package io.tillbridge.event.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures as Standard Webhooks defines them. */
class SignedMessageTest {
    /** The first is the vector that its reference libraries test with; the others were made with Python. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"test": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
            whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | evt_17_3 | 1773230400 | {"note":"Ä漢😀"} | v1,jVr/WX7jQC0V9gd+EKRyW2ZpF0Guw2P1EgzHQoZx2Gs=
            whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw== | evt_18_3 | 1773230401 | {} | v1,mqBEkJguX4zTl/E8wDMcNbRJbtWr0nY2r7u/s79z6gg=
            """)
    void theSignatureIsThatOfTheStandard(String secret, String id, long timestamp, String body, String signature) {
        SignedMessage message = SignedMessage.of(id, Instant.ofEpochSecond(timestamp), body, List.of(secret));

        assertThat(message.signature()).isEqualTo(signature);
        assertThat(message.timestamp()).isEqualTo(timestamp);
    }

    @Test
    void duringARotationBothSecretsSignTheNewOneFirst() {
        String old = SigningSecret.random(new SecureRandom());
        String current = SigningSecret.random(new SecureRandom());
        Instant at = Instant.ofEpochSecond(1_614_265_330L, 999_999_999);

        String both =
                SignedMessage.of("evt_1_2", at, "{}", List.of(current, old)).signature();

        assertThat(both.split(" ", -1))
                .containsExactly(
                        SignedMessage.of("evt_1_2", at, "{}", List.of(current)).signature(),
                        SignedMessage.of("evt_1_2", at, "{}", List.of(old)).signature());
    }

    @Test
    void aSecretHasThirtyTwoRandomBytes() {
        String one = SigningSecret.random(new SecureRandom());
        String other = SigningSecret.random(new SecureRandom());

        assertThat(one).startsWith("whsec_").isNotEqualTo(other);
        assertThat(Base64.getDecoder().decode(one.substring("whsec_".length()))).hasSize(32);
        assertThat(SignedMessage.of("evt_1_2", Instant.EPOCH, "{}", List.of(one)))
                .hasToString("SignedMessage[id=evt_1_2]");
    }
}
