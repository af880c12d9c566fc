package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final byte[] BODY =
            "{\"order\":{\"id\":41200777,\"number\":\"ORD10457\"}}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "d383c37e7be363d6191fd8f65c1dab3a";
    private static final Credentials CREDENTIALS =
            new Credentials(Map.of("apiSecret", "0123456789abcdef0123456789abcdef"));

    @Test
    void aBodyThatWasSignedWithTheSecretIsTaken() {
        assertThat(WebhookSignature.matches(BODY, CREDENTIALS, SIGNATURE)).isTrue();
        assertThat(WebhookSignature.matches(BODY, CREDENTIALS, " D383C37E7BE363D6191FD8F65C1DAB3A "))
                .isTrue();
    }

    @Test
    void anythingElseIsNot() {
        byte[] other = BODY.clone();
        other[20]++;

        assertThat(WebhookSignature.matches(other, CREDENTIALS, SIGNATURE)).isFalse();
        assertThat(WebhookSignature.matches(BODY, CREDENTIALS, null)).isFalse();
        assertThat(WebhookSignature.matches(BODY, CREDENTIALS, "")).isFalse();
        assertThat(WebhookSignature.matches(BODY, CREDENTIALS, SIGNATURE + "0")).isFalse();
        assertThat(WebhookSignature.matches(BODY, Credentials.NONE, SIGNATURE)).isFalse();
    }
}
