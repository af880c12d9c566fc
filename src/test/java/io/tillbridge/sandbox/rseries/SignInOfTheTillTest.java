package io.tillbridge.sandbox.rseries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.rseries.OpenTill.Answered;
import io.tillbridge.sandbox.server.ShopFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and the life of tokens, as a client sees them. */
class SignInOfTheTillTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String CLIENT = "client_id=client-1&client_secret=secret-1";
    private static final String REDIRECT = "https://hub.example/callback";

    private final OpenTill open = new OpenTill();

    @AfterEach
    void stop() {
        open.close();
    }

    private String page(String scope) {
        return open.sandbox.authorizeUrl() + "?response_type=code&client_id=client-1&state=s%201&scope="
                + OpenTill.encoded(scope) + "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256&redirect_uri="
                + OpenTill.encoded(REDIRECT);
    }

    private String code() {
        Answered answer = open.send(
                "POST",
                page("employee:register_read employee:inventory"),
                "answer=allow&account=770042",
                "application/x-www-form-urlencoded");
        return answer.header("Location").replaceAll(".*code=([^&]*).*", "$1");
    }

    private Answered exchange(String code, String more) {
        return open.token(CLIENT + "&grant_type=authorization_code&code=" + code + "&code_verifier=" + VERIFIER + more);
    }

    private Answered refresh(String token) {
        return open.token(CLIENT + "&grant_type=refresh_token&refresh_token=" + token);
    }

    @Test
    void thePageAsksAndItsAnswerLeadsBackWithTheState() {
        Answered page = open.send("GET", page("employee:register_read"), "", "text/plain");
        Answered allow = open.send("POST", page("employee:register_read"), "answer=allow", "text/plain");
        Answered deny = open.send("POST", page("employee:register_read"), "answer=deny", "text/plain");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("employee:register_read", ">Allow<", ">Deny<");
        assertThat(allow.status()).isEqualTo(302);
        assertThat(allow.header("Location")).matches("https://hub\\.example/callback\\?code=[0-9a-f]{40}&state=s\\+1");
        assertThat(deny.header("Location"))
                .startsWith(REDIRECT + "?error=access_denied&")
                .endsWith("&state=s+1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client_id=client-1|client_id=other|client_id names no client",
                "callback|callback%2F|redirect_uri is not the one registered",
                "response_type=code|response_type=token|response_type must be code",
                "employee%3Aregister_read|employee%3Anonsense|scope names an unknown scope",
                "employee%3Aregister_read|employee%3Aregister%2Cemployee%3Ainventory|scope names an unknown scope",
                "S256|S512|code_challenge must be"
            })
    void aWrongAddressIsRefusedOnThePage(String part, String wrong, String told) {
        Answered answer = open.send("GET", page("employee:register_read").replace(part, wrong), "", "text/plain");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
    }

    @Test
    void aCodeIsGoodOnceWithinAMinuteAndWithItsProof() {
        String code = code();
        String late = code();
        String unproved = code();
        String elsewhere = code();

        Answered first = exchange(code, "&redirect_uri=" + OpenTill.encoded(REDIRECT));
        Answered again = exchange(code, "");
        Answered proof = open.token(CLIENT + "&grant_type=authorization_code&code=" + unproved);
        Answered wrong = exchange(elsewhere, "&redirect_uri=https%3A%2F%2Fhub.example%2F");
        open.clock.pass(Duration.ofSeconds(61));
        Answered tooLate = exchange(late, "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json()).containsOnlyKeys("token_type", "expires_in", "access_token", "refresh_token");
        assertThat(first.json()).containsEntry("token_type", "Bearer").containsEntry("expires_in", 3600);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json()).containsEntry("error", "invalid_grant");
        assertThat(proof.json()).containsEntry("hint", "Failed to verify `code_verifier`");
        assertThat(wrong.json()).containsEntry("hint", "Check the `redirect_uri` parameter");
        assertThat(tooLate.json()).containsEntry("error", "invalid_grant");
    }

    @Test
    void theAccessTokenIsASignedJwtWithScopesAccountAndTimesWithFractions() throws IOException {
        String token = exchange(code(), "").json().get("access_token").toString();

        String[] parts = token.split("\\.");
        ObjectMapper json = new ObjectMapper();
        JsonNode head = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(parts).hasSize(3);
        assertThat(head.get("alg").asText()).isEqualTo("RS256");
        assertThat(claims)
                .contains(
                        "\"scope\":\"employee:register_read employee:inventory\"",
                        "\"acct\":\"770042\"",
                        "\"aud\":\"client-1\"",
                        "\"exp\":1777921200.000000");
        assertThat(open.send("GET", open.sandbox.baseUrl() + "/.well-known/jwks", "", "text/plain")
                        .body())
                .contains(head.get("kid").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET||405|invalid_request|Use POST",
                "POST|client_id=client-1|400|invalid_request|Check the `client_secret` parameter",
                "POST|client_id=client-1&client_secret=no&grant_type=refresh_token|401|invalid_client|Check the client's id and secret",
                "POST|client_id=no&client_secret=secret-1&grant_type=refresh_token|401|invalid_client|Check the client's id and secret",
                "POST|client_id=client-1&client_secret=secret-1|400|invalid_request|Check the `grant_type` parameter",
                "POST|client_id=client-1&client_secret=secret-1&grant_type=refresh_token|400|invalid_request|Check the `refresh_token` parameter",
                "POST|client_id=client-1&client_secret=secret-1&grant_type=authorization_code|400|invalid_request|Check the `code` parameter",
                "POST|client_id=client-1&client_secret=secret-1&grant_type=refresh_token&refresh_token=x|400|invalid_grant|Cannot decrypt the refresh token",
                "POST|client_id=client-1&client_secret=secret-1&grant_type=refresh_token&refresh_token=x&scope=employee:all|400|invalid_scope|Check the `scope` parameter: scopes are asked for at the sign-in page only"
            })
    void theTokenEndpointTellsWhatIsWrong(String method, String form, int status, String error, String hint) {
        Answered answer = open.send(
                method, open.sandbox.tokenUrl(), form == null ? "" : form, "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("error", error).containsEntry("hint", hint);
        assertThat(answer.json()).containsKey("error_description");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOldRefreshTokenLivesUntilTheNewAccessTokenIsUsed(boolean asJson) {
        TokenPair first = open.till.tokens().issue();

        Answered second = asJson
                ? open.send(
                        "POST",
                        open.sandbox.tokenUrl(),
                        "{\"client_id\":\"client-1\",\"client_secret\":\"secret-1\",\"grant_type\":\"refresh_token\","
                                + "\"refresh_token\":\"" + first.refresh() + "\"}",
                        "application/json")
                : refresh(first.refresh());
        Answered lostAndAskedAgain = refresh(first.refresh());
        open.token = lostAndAskedAgain.json().get("access_token").toString();
        Answered use = open.get("Shop.json");
        Answered dead = refresh(first.refresh());
        Answered beside = refresh(second.json().get("refresh_token").toString());
        Answered living = refresh(lostAndAskedAgain.json().get("refresh_token").toString());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("refresh_token")).isNotEqualTo(first.refresh());
        assertThat(use.status()).isEqualTo(200);
        assertThat(dead.status()).isEqualTo(400);
        assertThat(dead.json()).containsEntry("error", "invalid_grant").containsEntry("hint", "Token has been revoked");
        assertThat(beside.json()).containsEntry("error", "invalid_grant");
        assertThat(living.status()).isEqualTo(200);
    }

    @Test
    void anAnswerLostOnTheLineHasMadeItsTokens() throws IOException {
        TokenPair first = open.till.tokens().issue();
        open.till.faults().next("POST auth/oauth/token", ShopFault.reset().afterTheWork());
        int before = open.till.tokens().issued();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> refresh(first.refresh())))
                .isNotNull();

        assertThat(open.till.tokens().issued()).isEqualTo(before + 1);
        assertThat(refresh(first.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refreshesAreFewAMinuteAndTokensDieWhenNobodyUsesThem() {
        TokenPair first = open.till.tokens().issue();
        for (int i = 0; i < 5; i++) {
            assertThat(refresh(first.refresh()).status()).isEqualTo(200);
        }
        Answered sixth = refresh(first.refresh());
        open.clock.pass(Duration.ofDays(30).plusSeconds(1));
        Answered idle = refresh(first.refresh());

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isEqualTo("60");
        assertThat(idle.status()).isEqualTo(400);
        assertThat(idle.json()).containsEntry("error", "invalid_grant");
    }

    @Test
    void aLegacyRefreshTokenMigratesAndAnAnswerMayLackARefreshToken() {
        Answered migrated = refresh(open.till.tokens().legacyRefreshToken());
        open.till.quirks().refreshTokenInAnswers(false);
        String kept = migrated.json().get("refresh_token").toString();
        Answered without = refresh(kept);
        Answered again = refresh(kept);

        assertThat(migrated.status()).isEqualTo(200);
        assertThat(migrated.json().get("access_token").toString()).contains(".");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.json()).doesNotContainKey("refresh_token");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void aTokenEndsAndAGrantIsTakenBack() {
        TokenPair pair = open.till.tokens().issue();
        open.token = pair.access();
        open.clock.pass(Duration.ofHours(1));
        Answered expired = open.get("Shop.json");
        Answered revoke = open.send(
                "POST",
                open.sandbox.baseUrl() + "/auth/oauth/revoke",
                CLIENT + "&refresh_token=" + pair.refresh(),
                "application/x-www-form-urlencoded");
        Answered revoked = open.get("Shop.json");
        open.token = "0123456789abcdef0123456789abcdef01234567";
        Answered opaque = open.get("Shop.json");

        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json())
                .containsEntry("error", "access_denied")
                .containsEntry("hint", "Access token could not be verified");
        assertThat(revoke.status()).isEqualTo(200);
        assertThat(revoked.json()).containsEntry("hint", "Access token has been revoked");
        assertThat(refresh(pair.refresh()).json()).containsEntry("error", "invalid_grant");
        assertThat(opaque.status()).isEqualTo(401);
        assertThat(opaque.json())
                .containsEntry("httpCode", "401")
                .containsEntry("errorClass", "BadAuthenticationRequestError");
    }
}
