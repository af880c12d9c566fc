package io.tillbridge.lightspeed.rseries.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RSeriesConnectionTestTest {
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
    void aGoodAccountPassesEachCheck() {
        long id = world.signedIn(Map.of("stockSync", true));

        TestReport report = test(id);

        assertThat(report.ok()).isTrue();
        assertThat(report.checks())
                .extracting(Check::name)
                .containsExactly("client", "signIn", "account", "rights", "shops");
    }

    @ParameterizedTest
    @CsvSource({"EUR, EUR, true", "EUR, USD, false", ", USD, true", "EUR, '', true"})
    void theCurrencyOfThePricesMustBeThatOfTheAccount(String expected, String found, boolean ok) {
        long id = world.signedIn(expected == null ? Map.of() : Map.of("currency", expected));
        world.server.page(
                "/API/V3/Account/770042.json", "{\"name\":\"A\",\"defaultCurrency\":{\"code\":\"" + found + "\"}}");

        Check check = test(id).checks().stream()
                .filter(one -> one.name().equals("currency"))
                .findFirst()
                .orElseThrow();

        assertThat(check.ok()).isEqualTo(ok);
        assertThat(check.detail())
                .contains(
                        ok
                                ? found.isEmpty() ? "does not say" : found
                                : "The account works in USD, expected EUR (setting currency)");
    }

    @Test
    void anAccountThatCannotBeReadIsAFaultOnlyWhenItsCurrencyMatters() {
        long id = world.signedIn(Map.of("currency", "EUR"));

        assertThat(failed(id, "currency").detail()).contains("404");
    }

    @Test
    void withoutSignInTheCheckTellsTheWay() {
        long id = world.till(Map.of()).id();

        assertThat(failed(id, "signIn").detail()).contains("nobody signed in");
        assertThat(world.server.asked()).isEmpty();
    }

    @Test
    void withoutClientTheCheckNamesWhatIsMissing() {
        long id = world.connections
                .create(Map.of("kind", "rseries", "name", "Bare", "settings", Map.of()))
                .id();

        assertThat(failed(id, "client").detail()).contains("clientId and clientSecret");
    }

    @Test
    void scopesThatWereNotGrantedAreNamedWithTheFunctionThatNeedsThem() {
        world.server.scopes("employee:admin_shops employee:admin_employees employee:register");
        long id = world.signedIn(Map.of("orderSync", true, "stockSync", true));

        assertThat(failed(id, "rights").detail())
                .contains("employee:customers_read for orderSync")
                .contains("employee:inventory for stockSync")
                .doesNotContain("register_read");
    }

    @Test
    void rightsOfTheEmployeeThatAreOffAreNamedToo() {
        world.server.page(
                "/API/Session.json",
                "{\"systemCustomerID\":\"770042\",\"Rights\":{\"inventory\":\"false\",\"register_read\":\"false\","
                        + "\"register\":\"true\"}}");
        long id = world.signedIn(Map.of("orderSync", true, "stockSync", true));

        assertThat(failed(id, "rights").detail())
                .contains("lacks the rights inventory for stockSync.")
                .doesNotContain("register");
    }

    @Test
    void aSessionOfAnotherAccountIsAFault() {
        long id = world.signedIn();
        world.server.page("/API/Session.json", "{\"systemCustomerID\":\"9\"}");

        assertThat(failed(id, "account").detail()).contains("of account 9, expected account 770042");
    }

    @Test
    void shopsThatCannotBeReadAreAFault() {
        long id = world.signedIn();
        world.server.page("/API/V3/Account/770042/Shop.json", "{\"@attributes\":{},\"Shop\":{}}");

        assertThat(failed(id, "shops").detail()).contains("shows no shop");
    }

    @Test
    void aRevokedPermissionShowsAsSignInAgain() {
        long id = world.signedIn();
        world.server.revokeAll();

        assertThat(failed(id, "signIn").detail()).contains("must be signed in again");
    }

    /** A connection must be saved before anybody can sign in to it. */
    @Test
    void aDraftPassesWithoutAnyCall() {
        long id = world.till(Map.of()).id();

        TestReport report = world.test().tryDraft(world.connections.get(id), world.connections.credentials(id));

        assertThat(report.ok()).isTrue();
        assertThat(world.server.asked()).isEmpty();
    }

    private Check failed(long id, String name) {
        TestReport report = test(id);
        assertThat(report.ok()).isFalse();
        return report.checks().stream()
                .filter(check -> check.name().equals(name) && !check.ok())
                .findFirst()
                .orElseThrow(() -> new AssertionError(report.checks().toString()));
    }

    private TestReport test(long id) {
        return world.test().test(world.connections.get(id), world.connections.credentials(id));
    }
}
