package io.tillbridge.lightspeed.rseries.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionSignIn.Result;
import io.tillbridge.connection.ConnectionSignIn.Start;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.GrantedTokens;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RSeriesSignInTest {
    @TempDir
    private Path folder;

    private SignInWorld world;

    @BeforeEach
    void open() {
        world = new SignInWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theAddressToOpenAsksForNoMoreThanTheFunctionsNeed() {
        Connection till = world.till(Map.of("orderSync", true));

        Start start = world.signIn.begin(till.id(), SignInWorld.ANN);

        Map<String, String> query =
                SignInServer.form(URI.create(start.url()).getRawQuery());
        assertThat(start.url()).startsWith(world.server.address() + "/authorize?").doesNotContain("+");
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", SignInServer.CLIENT)
                .containsEntry("redirect_uri", "https://hub.example/api/v1/oauth/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "scope",
                        "employee:admin_employees employee:admin_shops employee:customers_read employee:inventory_read"
                                + " employee:register_read");
        assertThat(query.get("state")).hasSize(43);
        assertThat(start.redirectUri()).isEqualTo("https://hub.example/api/v1/oauth/callback");
        assertThat(start.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(world.signIn.begin(till.id(), SignInWorld.ANN).url()).isNotEqualTo(start.url());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | admin_employees admin_shops",
                "productSync | admin_employees admin_shops inventory_read",
                "stockSync | admin_employees admin_shops inventory",
                "autoCreateProducts | admin_employees admin_shops inventory product_edit",
                "priceSync | admin_employees admin_shops inventory_read product_edit",
                "costSync | admin_employees admin_shops inventory_read product_cost product_edit"
            })
    void eachFunctionHasItsScopes(String on, String rights) {
        Connection till = world.till(on == null ? Map.of() : Map.of(on, true));

        assertThat(world.signIn.begin(till.id(), SignInWorld.ANN).scopes())
                .isEqualTo(List.of(rights.split(" ")).stream()
                        .map(right -> "employee:" + right)
                        .toList());
    }

    @Test
    void aSignInIsStoredSealedAndFindsItsAccountByItself() {
        world.server.scopes("employee:admin_shops employee:register_read");

        long id = world.signedIn(Map.of("orderSync", true));

        Grant grant = world.grant(id);
        assertThat(grant.state()).isEqualTo(Grant.State.SIGNED_IN);
        assertThat(grant.accountId()).isEqualTo(SignInServer.ACCOUNT);
        assertThat(grant.scopes()).containsExactly("employee:admin_shops", "employee:register_read");
        assertThat(world.connections.get(id).settings()).containsEntry("accountId", SignInServer.ACCOUNT);
        assertThat(world.signIn.view(world.connections.get(id)))
                .containsEntry("state", "signed-in")
                .containsEntry("receivedOn", world.clock.instant())
                .containsEntry("expiresAt", world.clock.instant().plusSeconds(3600))
                .containsEntry("accountId", SignInServer.ACCOUNT)
                .containsEntry("redirectUri", "https://hub.example/api/v1/oauth/callback");
    }

    /** Before anything is set, a person must know what to register. */
    @Test
    void theRedirectAddressIsShownBeforeAnythingIsSet() {
        Connection till = world.connections.create(Map.of("kind", "rseries", "name", "New", "settings", Map.of()));
        Connection own = world.connections.create(Map.of(
                "kind", "rseries", "name", "Own", "settings", Map.of("redirectUri", "https://localhost/back")));

        assertThat(world.signIn.view(till))
                .isEqualTo(Map.of("state", "none", "redirectUri", "https://hub.example/api/v1/oauth/callback"));
        assertThat(world.signIn.view(own)).containsEntry("redirectUri", "https://localhost/back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/API/V3/Account.json", "/API/Session.json"})
    void theApiNamesTheAccountWhenTheTokenDoesNot(String page) {
        world.server.opaque();
        world.server.page("/API/V3/Account.json", "{\"Account\":{}}");
        world.server.page("/API/Session.json", "{}");
        world.server.page(page, "{\"Account\":[{\"accountID\":\"81\"}],\"systemCustomerID\":81}");

        long id = world.signedIn();

        assertThat(world.connections.get(id).settings()).containsEntry("accountId", "81");
    }

    @Test
    void aStateWorksOnceAndForAWhile() {
        long id = world.till(Map.of()).id();
        Map<String, String> landed = SignInWorld.answer(
                world.server.allow(world.signIn.begin(id, SignInWorld.ANN).url()));
        assertThat(world.signIn.complete(landed).ok()).isTrue();

        assertThat(world.signIn.complete(landed).detail()).contains("was used already");

        Map<String, String> late = SignInWorld.answer(
                world.server.allow(world.signIn.begin(id, SignInWorld.ANN).url()));
        world.clock.pass(Duration.ofMinutes(10));
        assertThat(world.signIn.complete(late).detail()).contains("too old").contains("10 minutes");
        assertThat(world.signIn.complete(Map.of("code", "c", "state", "x")).detail())
                .contains("state in the address is unknown");
        assertThat(world.signIn.complete(Map.of("code", "c")).ok()).isFalse();
        assertThat(world.signIn.complete(Map.of()).ok()).isFalse();
        assertThat(world.server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error=access_denied | The permission was refused at Lightspeed",
                "error=invalid_scope | Lightspeed did not take the request (invalid_scope)",
                "error=server_error | Lightspeed has a fault of its own",
                "error=<script>alert(1)</script> | neither a code nor an error that is known",
                "code= | neither a code nor an error that is known"
            })
    void whatThePersonOrLightspeedRefusesIsToldInPlainWords(String answer, String words) {
        long id = world.till(Map.of()).id();
        String state = SignInServer.form(URI.create(
                                world.signIn.begin(id, SignInWorld.ANN).url())
                        .getRawQuery())
                .get("state");
        String[] pair = answer.split("=", 2);

        Result result = world.signIn.complete(Map.of(pair[0], pair[1], "state", state));

        assertThat(result.ok()).isFalse();
        assertThat(result.detail()).contains(words).doesNotContain("script");
        assertThat(result.who()).isEqualTo(SignInWorld.ANN);
        assertThat(world.server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | The code has expired",
                "401 | {\"error\":\"invalid_client\"} | clientSecret",
                "400 | {\"error\":\"invalid_request\",\"hint\":\"Check the redirect_uri\"} | Check the redirect_uri",
                "405 | {\"error\":\"invalid_request\"} | answered 405",
                "400 | {\"error\":\"invalid_scope\"} | invalid_scope",
                "503 | <html> | answered 503 without JSON",
                "200 | <html> | found no JSON",
                "200 | {\"access_token\":\"a\"} | without a refresh token",
                "200 | {\"refresh_token\":\"a\"} | without an access token"
            })
    void whatTheTokenEndpointRefusesStoresNothing(int status, String body, String words) {
        long id = world.signedIn();
        GrantedTokens before = world.grant(id).tokens();
        world.server.answer(status, body);

        Result result = world.again(id);

        assertThat(result.ok()).isFalse();
        assertThat(result.detail()).contains(words).contains("Begin the sign-in again");
        assertThat(world.grant(id).tokens()).isEqualTo(before);
    }

    @Test
    void anotherAccountIsRefusedAndItsPermissionGivenBack() {
        long id = world.signedIn();
        GrantedTokens before = world.grant(id).tokens();
        world.server.account("55");

        Result result = world.again(id);

        assertThat(result.detail()).contains("You signed in to account 55, expected account 770042");
        assertThat(world.grant(id).tokens()).isEqualTo(before);
        assertThat(world.server.revoked()).hasSize(1).doesNotContain(before.refresh());
    }

    @Test
    void aClientThatWasChangedMeanwhileNeedsANewSignIn() {
        long id = world.till(Map.of()).id();
        String landed = world.server.allow(world.signIn.begin(id, SignInWorld.ANN).url());
        world.connections.change(id, Map.of("settings", Map.of("clientId", "other")), null);

        assertThat(world.signIn.complete(SignInWorld.answer(landed)).detail()).contains("clientId was changed");
    }

    @Test
    void theAddressThatTheBrowserLandedOnDoesAsWell() {
        long id = world.till(Map.of()).id();
        String landed = world.server.allow(world.signIn.begin(id, SignInWorld.ANN).url());

        Result result = world.signIn.complete(id, "  " + landed + "#x\n", SignInWorld.ANN);

        assertThat(result.ok()).isTrue();
        assertThat(world.grant(id).state()).isEqualTo(Grant.State.SIGNED_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                " ",
                "https://localhost/",
                "https://localhost/?code=1",
                "https://localhost/?state=1",
                "?code=&state=",
                "code=1&state=%ZZ",
                "&&&==&?",
                "https://localhost/?code=1&state=never-made",
                "javascript:alert(1)?code=1&state=2",
                "https://cloud.lightspeedapp.com/auth/oauth/authorize?response_type=code&state=1"
            })
    void anythingElseThatIsPastedIsRefusedWithoutAskingAnybody(String pasted) {
        long id = world.till(Map.of()).id();

        assertThatThrownBy(() -> world.signIn.complete(id, pasted, SignInWorld.ANN))
                .isInstanceOfSatisfying(CallerFault.class, fault -> {
                    assertThat(fault.is(CallerFault.Why.INVALID)).isTrue();
                    assertThat(fault.faults()).extracting("pointer").containsExactly("/address");
                });
        assertThat(world.server.asked()).isEmpty();
    }

    @Test
    void anAddressIsGoodForWhoBeganItAndForItsConnectionOnly() {
        long id = world.till(Map.of()).id();
        long other = world.till(Map.of()).id();
        String landed = world.server.allow(world.signIn.begin(id, SignInWorld.ANN).url());

        assertThatThrownBy(() -> world.signIn.complete(id, landed, new Author("person:4", "Bo")))
                .hasMessageContaining("somebody else began");
        assertThatThrownBy(() -> world.signIn.complete(other, landed, SignInWorld.ANN))
                .hasMessageContaining("no sign-in that was begun for connection " + other);
        assertThat(world.signIn.complete(id, landed, SignInWorld.ANN).ok()).isTrue();
    }

    @Test
    void whatIsMissingForASignInIsNamed() {
        Connection bare = world.connections.create(Map.of("kind", "rseries", "name", "Bare", "settings", Map.of()));
        Connection web = world.connections.create(
                Map.of("kind", "cseries", "name", "Web", "settings", Map.of("language", "nl")));

        assertThatThrownBy(() -> world.signIn.begin(bare.id(), SignInWorld.ANN))
                .hasMessageContaining("has no clientId and clientSecret");
        assertThatThrownBy(() -> world.signIn.begin(web.id(), SignInWorld.ANN))
                .hasMessageContaining("is of kind cseries, which has no sign-in");
        assertThatThrownBy(() -> world.signIn.signOut(web.id())).isInstanceOf(CallerFault.class);
        assertThat(world.signIn.view(web)).isEmpty();
    }

    @Test
    void signingOutRevokesAndForgets() {
        long id = world.signedIn();
        String refresh = world.grant(id).tokens().refresh();

        assertThat(world.signIn.signOut(id)).isTrue();

        assertThat(world.server.revoked()).containsExactly(refresh);
        assertThat(world.grant(id)).isEqualTo(Grant.none(id));
        assertThat(world.signIn.signOut(id)).isTrue();
        assertThat(world.server.revoked()).hasSize(1);
    }
}
