package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.lightspeed.rseries.AccountCurrency;
import io.tillbridge.lightspeed.rseries.RSeriesClient;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.lightspeed.rseries.signin.Clients.Account;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries an account: is somebody signed in, does the session have the rights that the switched-on functions need, is it the
 * right account, and can its shops be read.
 */
public final class RSeriesConnectionTest implements ConnectionTest {
    private final Clients clients;
    private final Grants grants;
    private final RSeriesClient api;

    public RSeriesConnectionTest(Connections connections, Grants grants, RSeriesClient api) {
        this.clients = new Clients(connections);
        this.grants = grants;
        this.api = api;
    }

    /** A client is tried by a sign-in only, which a person makes when the connection is saved. */
    @Override
    public TestReport tryDraft(Connection connection, Credentials credentials) {
        String detail;
        try {
            Account account = clients.of(connection, credentials);
            detail = "client " + account.client().id() + ": a sign-in tries it";
        } catch (RefusedFailure notYet) {
            detail = notYet.getMessage().replaceFirst("^Connection 0 \\(", "The connection (");
        }
        return new TestReport(true, List.of(new Check("client", true, detail)), Map.of());
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        List<Check> checks = new ArrayList<>();
        try {
            Account account = clients.of(connection, credentials);
            checks.add(new Check("client", true, "client " + account.client().id() + " with its secret"));
            signedIn(account, checks);
        } catch (Failure e) {
            checks.add(new Check("client", false, e.getMessage()));
        }
        return new TestReport(checks.stream().allMatch(Check::ok), checks, Map.of());
    }

    private void signedIn(Account account, List<Check> checks) {
        long id = account.connection().id();
        SessionRights session;
        try {
            session = SessionRights.of(api.call(id, "GET", "/API/Session", "", null));
        } catch (Failure e) {
            checks.add(failed("signIn", e));
            return;
        }
        if (session.isNone()) {
            checks.add(new Check(
                    "signIn",
                    false,
                    "The account answered without a session: expected systemCustomerID, employeeID and Rights, found none"
                            + " of them. Test again; if it stays so, check the connection's baseUrl."));
            return;
        }
        checks.add(new Check("signIn", true, "signed in as " + session.who()));
        Grant grant = grants.find(id);
        // The sign-in may have found the account just now.
        RSeriesSettings settings = clients.of(id).settings();
        checks.add(account(settings, session));
        checks.add(rights(settings, session, grant));
        checks.add(shops(id, settings));
        currency(id, settings).ifPresent(checks::add);
    }

    private static Check account(RSeriesSettings settings, SessionRights session) {
        String expected = settings.accountId();
        if (expected == null) {
            return new Check(
                    "account",
                    false,
                    "The account is not known: set the setting accountId"
                            + (session.account() == null ? "." : " to " + session.account() + "."));
        }
        return session.account() == null || session.account().equals(expected)
                ? new Check("account", true, "account " + expected)
                : new Check(
                        "account",
                        false,
                        "The session is of account " + session.account() + ", expected account " + expected
                                + " (setting accountId). Sign in as a user of that account, or correct the setting.");
    }

    private static Check rights(RSeriesSettings settings, SessionRights session, Grant grant) {
        List<String> missing = new ArrayList<>();
        if (!grant.scopes().isEmpty()) {
            missing.addAll(RSeriesScopes.missing(settings, grant.scopes()));
        }
        if (!missing.isEmpty()) {
            return new Check(
                    "rights",
                    false,
                    "The sign-in did not grant " + String.join(", ", missing)
                            + ". Sign in again, so that it is asked for, or switch the function off.");
        }
        List<String> off = RSeriesScopes.off(settings, session::has);
        if (!off.isEmpty()) {
            return new Check(
                    "rights",
                    false,
                    "The employee who signed in lacks the rights " + String.join(", ", off)
                            + ". Give them to the employee's role at Lightspeed, or sign in as another employee.");
        }
        return new Check("rights", true, "all that the switched-on functions need");
    }

    private Check shops(long id, RSeriesSettings settings) {
        if (settings.accountId() == null) {
            return new Check("shops", false, "The shops cannot be read while the account is not known.");
        }
        try {
            int count = RSeriesJson.records(api.call(id, "GET", "Shop", "limit=100", null), "Shop")
                    .size();
            return count == 0
                    ? new Check("shops", false, "The account shows no shop. Check the rights of the employee.")
                    : new Check("shops", true, count == 1 ? "1 shop" : count + " shops");
        } catch (Failure e) {
            return failed("shops", e);
        }
    }

    /** Empty while the account is not known. */
    private Optional<Check> currency(long id, RSeriesSettings settings) {
        if (settings.accountId() == null) {
            return Optional.empty();
        }
        try {
            Object account = api.call(id, "GET", "/API/V3/Account/" + settings.accountId(), "", null);
            String found = AccountCurrency.of(account);
            String note = settings.currency() == null
                    ? ", not compared: set the setting currency to that of the hub's prices"
                    : "";
            return AccountCurrency.fault(settings.currency(), account)
                    .map(why -> new Check("currency", false, why))
                    .or(() -> Optional.of(new Check(
                            "currency",
                            true,
                            (found.isEmpty() ? "the account does not say its currency" : found) + note)));
        } catch (Failure e) {
            // Without the setting there is nothing that could be wrong.
            return settings.currency() == null ? Optional.empty() : Optional.of(failed("currency", e));
        }
    }

    private static Check failed(String name, Failure why) {
        return new Check(name, false, why.getMessage(), why instanceof PassingFailure);
    }
}
