package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.ConnectionDraft;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Secrets;
import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries, hooks and budget against the sandbox's shops on two clusters. */
class ShopConnectionChecksTest {
    private static final WebhookAddress ADDRESS = new WebhookAddress("https://hub.example.com", "9f2c");
    private static final Set<CSeriesWebhooks.Event> EVENTS =
            Set.of(new CSeriesWebhooks.Event("orders", "paid"), new CSeriesWebhooks.Event("orders", "updated"));

    private static Database database;
    private static SandboxShop eu1;
    private static SandboxShop us1;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final LightspeedHttp http = new LightspeedHttp(
            new LightspeedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000_000, 8));
    private final ShopSetup setup = ShopSetup.numbered(1);
    private final DoubleShop shop = eu1.add(setup);
    private Connections connections;
    private CSeriesCalls calls;
    private CSeriesClient link;
    private CSeriesWebhooks hooks;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        eu1 = SandboxShop.start(Clock.systemUTC());
        us1 = SandboxShop.start(Clock.systemUTC());
    }

    @AfterAll
    static void shut() {
        us1.close();
        eu1.close();
        database.close();
    }

    @BeforeEach
    void start() {
        context.disableJMX();
        context.start();
        connections = new Connections(
                database.jdbi(),
                Secrets.open(Path.of("target"), "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="),
                new ConnectionKinds(List.of(new CSeries(any -> true))),
                Clock.systemUTC());
        ShopTargets targets = new ShopTargets(connections, new ShopClusters(eu1.baseUrl(), us1.baseUrl()));
        calls = new CSeriesCalls(
                targets, new Budgets(BudgetRules.of(20, 20), SteadyClock.of(Clock.systemUTC()), Sleeper.sleeping()));
        link = new CSeriesClient(context, targets, calls, http);
        hooks = new CSeriesWebhooks(link);
    }

    @AfterEach
    void stop() {
        http.close();
        context.stop();
    }

    @Test
    void aRightKeyShowsItsShopInThreeCalls() {
        TestReport report = test(Map.of("language", "nl"));

        assertThat(report.checks())
                .extracting(Check::name, Check::ok)
                .containsExactly(
                        tuple("signIn", true),
                        tuple("permissions", true),
                        tuple("shop", true),
                        tuple("languages", true));
        assertThat(report.ok()).isTrue();
        assertThat(report.seen())
                .containsEntry("mainDomain", "shop-1.sandbox.example")
                .containsEntry("currency", "EUR")
                .containsEntry("languages", List.of("nl", "en"));
        assertThat(shop.callCount()).isEqualTo(3);
    }

    @Test
    void aShopWithoutRoomForOurWebHooksSaysWhatToDo() {
        Map<String, Object> settings = Map.of("language", "nl", "orderSync", true, "webhooks", true);
        TestReport room = test(settings);
        for (int i = 0; i < 10; i++) {
            shop.webhooks().register("orders", "paid", "http://127.0.0.1:9/others/" + i);
        }

        TestReport full = test(settings);

        assertThat(room.checks()).contains(new Check("webhooks", true, "0 of 10, 0 of this hub"));
        assertThat(full.ok()).isFalse();
        assertThat(full.checks().get(4).detail())
                .contains("has 10 web hooks, and a shop takes 10: there is no room for those of this hub. Remove hooks")
                .doesNotContain("Correct what is sent");
    }

    @Test
    void aMissingRightIsNamedWithWhatItCostsAndFailsOnlyWhatIsSwitchedOn() {
        shop.rights().set("products", true, false).set("customers", false, false);

        TestReport off = test(Map.of("language", "nl"));
        TestReport on = test(Map.of("language", "nl", "stockSync", true));

        assertThat(off.ok()).isTrue();
        assertThat(on.ok()).isFalse();
        assertThat(on.checks().get(1).detail())
                .contains("without 'products write' stock is not sent")
                .contains("without 'customers read' customers in orders may be missing")
                .endsWith(". Tick what you need at the key in the shop's back office under Settings, Developers.");
    }

    @Test
    void aKeyThatMayNotReadSettingsPassesWithoutTheShopAndItsLanguages() {
        shop.rights().set("settings", false, false);

        TestReport report = test(Map.of("language", "nl", "orderSync", true));

        assertThat(report.ok()).isTrue();
        assertThat(report.checks().subList(2, 4))
                .containsExactly(
                        new Check("shop", true, "not shown: the key lacks 'settings read'"),
                        new Check("languages", true, "not shown: the key lacks 'settings read'"));
        assertThat(report.checks().get(1).detail())
                .contains("without 'settings read' the shop and its languages are not shown");
        assertThat(shop.callCount()).isEqualTo(1);
    }

    @Test
    void aKeyOfTheOtherClusterIsFoundThere() {
        eu1.remove(setup.key());
        us1.add(setup);

        TestReport report = test(Map.of("language", "nl"));

        assertThat(report.checks())
                .containsExactly(new Check(
                        "signIn",
                        false,
                        "The API key is of another cluster: expected it on eu1, found it on us1. Set the connection's cluster"
                                + " to us1."));
        assertThat(report.seen()).containsEntry("cluster", "us1");
        us1.remove(setup.key());
    }

    @Test
    void aKeyThatIsSwitchedOffIsKnownNowhere() {
        shop.enabled(false);

        Check check = test(Map.of("language", "nl")).checks().get(0);

        assertThat(check.ok()).isFalse();
        assertThat(check.detail())
                .contains("does not know the API key and secret (401)")
                .endsWith("The other cluster does not know it, either.")
                .doesNotContain(setup.key())
                .doesNotContain(setup.secret());
    }

    @Test
    void aLanguageThatIsSwitchedOffProposesTheOthers() {
        TestReport report = test(Map.of("language", "de"));

        assertThat(report.checks())
                .containsExactly(new Check(
                        "languages",
                        false,
                        "The shop does not use the language 'de'. Set the connection's language to one of nl, en."));
    }

    @Test
    void aShopThatIsAwayIsAFailedCheck() {
        shop.faults().always("**", ShopFault.status(503));

        assertThat(test(Map.of("language", "nl")).checks().get(0).detail()).contains("has a fault of its own (503)");
        shop.faults().clear();
    }

    @Test
    void hooksAreSetUpOnceAndThoseOfOthersAreLeftAlone() {
        shop.webhooks().register("orders", "paid", "https://other.example.com/x");
        long id = saved();

        CSeriesWebhooks.Changed first = hooks.ensure(id, ADDRESS, EVENTS);
        CSeriesWebhooks.Changed second = hooks.ensure(id, ADDRESS, EVENTS);

        assertThat(first).isEqualTo(new CSeriesWebhooks.Changed(2, 0, 0, 0, 1));
        assertThat(second).isEqualTo(new CSeriesWebhooks.Changed(0, 0, 0, 2, 1));
        assertThat(hooks.ensure(id, ADDRESS, Set.of(new CSeriesWebhooks.Event("orders", "paid"))))
                .isEqualTo(new CSeriesWebhooks.Changed(0, 0, 1, 1, 1));
        assertThat(hooks.remove(id, ADDRESS)).isEqualTo(1);
        assertThat(shop.webhooks().registered()).containsExactly("orders/paid https://other.example.com/x");
    }

    @Test
    void aHookWhoseCreationGotNoAnswerIsNotMadeTwice() {
        long id = saved();
        shop.faults().next("POST webhooks", ShopFault.status(500).afterTheWork());

        hooks.ensure(id, ADDRESS, EVENTS);
        hooks.ensure(id, ADDRESS, EVENTS);

        assertThat(shop.webhooks().registered())
                .containsExactlyInAnyOrder("orders/paid " + ADDRESS.text(), "orders/updated " + ADDRESS.text());
    }

    @Test
    void theBudgetOfAConnectionIsReadableAndNoCallIsOneTooMany() {
        long id = saved();

        IntStream.range(0, 30).parallel().forEach(i -> hooks.list(id, ADDRESS));

        assertThat(shop.calls("**")).hasSize(30).allMatch(call -> call.status() == 200);
        BudgetView view = calls.budget(id);
        assertThat(view.windows())
                .extracting(BudgetView.Window::name, BudgetView.Window::limit, BudgetView.Window::remaining)
                .containsExactly(tuple("5min", 300L, 270L), tuple("hour", 3000L, 2970L), tuple("day", 12000L, 11970L));
        assertThat(view.underWay()).isZero();
        assertThat(view.asOf()).isNotNull();
    }

    @Test
    void aConnectionThatIsGoneIsRefused() {
        assertThatThrownBy(() -> calls.budget(987_654))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage(
                        "There is no C-Series connection 987654: it was deleted or is of another kind. Name another one.");
    }

    private TestReport test(Map<String, Object> settings) {
        ConnectionDraft draft = connections.draft(body(settings));
        return new CSeriesConnectionTest(link).test(draft.connection(), draft.credentials());
    }

    private long saved() {
        return connections.create(body(Map.of("language", "nl"))).id();
    }

    private Map<String, Object> body(Map<String, Object> settings) {
        return new HashMap<>(Map.of(
                "kind",
                CSeries.NAME,
                "name",
                "Shop",
                "settings",
                settings,
                "secrets",
                Map.of(CSeries.API_KEY, setup.key(), CSeries.API_SECRET, setup.secret())));
    }
}
