package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.Connection;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.ListingState;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.rseries.DoubleTill;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.sandbox.rseries.TillLimits;
import io.tillbridge.sandbox.rseries.TillSetup;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.till.TillProduct;
import io.tillbridge.till.TillProducts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items of tills walked, matched, created and priced, through the shipped routes, against the sandbox till. */
class TillItemsTest {
    private static final String CLIENT = "client-1";
    private static final String SECRET = "secret-1";

    @TempDir
    static Path folder;

    private static SandboxTill api;
    private static Hub hub;
    private static int numbers;

    private DoubleTill till;
    private long riverside;
    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        api = SandboxTill.start(Clock.systemUTC());
        DatabaseSettings database = TestDatabase.freshSettings(folder.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "20ms");
        set.put("failures.retries", "2");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("rseries.read-timeout", "1s");
        set.put("rseries.call-timeout", "3s");
        set.put("rseries.api", api.baseUrl());
        set.put("rseries.authorize-url", api.authorizeUrl());
        set.put("rseries.token-url", api.tokenUrl());
        hub = Hub.start(HubSettings.read(set));
    }

    @AfterAll
    static void stop() {
        hub.close();
        api.close();
    }

    @BeforeEach
    void account() {
        connect(Map.of());
    }

    private void connect(Map<String, Object> more) {
        int number = ++numbers;
        till = api.add(TillSetup.of(CLIENT, SECRET, "https://localhost/callback")
                .withId(770_100 + number, "Account " + number)
                .withLimits(TillLimits.none()));
        riverside = till.stock().addShop("Riverside", "America/Boise");
        till.stock().addShop("Hilltop", "America/Boise");
        Map<String, Object> settings = new HashMap<>(Map.of(
                "accountId",
                Long.toString(till.setup().id()),
                "baseUrl",
                api.baseUrl(),
                "clientId",
                CLIENT,
                "productSync",
                true,
                "priceSync",
                true,
                "costSync",
                true,
                "autoCreateProducts",
                true));
        settings.putAll(more);
        connection = hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "rseries",
                        "name",
                        "Tills " + number,
                        "settings",
                        settings,
                        "secrets",
                        Map.of(
                                "clientSecret",
                                SECRET,
                                "refreshToken",
                                till.tokens().legacyRefreshToken())));
    }

    private Run run(String job, boolean dry) throws Exception {
        Run run = hub.running().runs().request(job, connection.id(), "api", dry, false);
        Until.holds(
                "run ends",
                () -> hub.running().runs().get(run.id()).orElseThrow().finishedAt() != null);
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    private Run sync() throws Exception {
        return run(Jobs.PRODUCT_SYNC, false);
    }

    private Run push() throws Exception {
        return run(Jobs.PRICE_PUSH, false);
    }

    private static String sku() {
        return "T-" + ++numbers;
    }

    private static String ean(String sku) {
        String twelve = "40000" + String.format("%07d", Integer.parseInt(sku.substring(2)));
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    private long product(String sku, String ean) {
        return hub.core().database().jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, gtin, created_at, updated_at)
                        VALUES (:sku, 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, :gtin, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")
                .bind("sku", sku)
                .bind("gtin", ean.isEmpty() ? null : "0" + ean)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    private void execute(String sql, Object... values) {
        hub.core().database().jdbi().useHandle(handle -> handle.execute(sql, values));
    }

    private Listing listing(long item) {
        return new Listings(hub.core().database(), hub.core().clock())
                .list(new ListingFilter(connection.id(), null, null, Long.toString(item), null, null), null, 2)
                .get(0);
    }

    private TillProducts products() {
        return new TillProducts(hub.core().database(), hub.core().clock());
    }

    private TillProduct product(long id) {
        return products().find(connection.id(), id).orElseThrow();
    }

    private long item(ItemDraft draft, long pieces) {
        long item = till.stock().addItem(draft);
        till.stock().put(item, riverside, pieces);
        return item;
    }

    private List<String> plan(Run run) {
        return DryRunPlan.lines(hub.running().runs(), run);
    }

    private List<String> messages(Run run) {
        return hub.core().database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT message FROM run_event WHERE run_id = :run ORDER BY id")
                .bind("run", run.id())
                .mapTo(String.class)
                .list());
    }

    @Test
    void itemsAreMatchedWithTheStockOfEachShopAndArchivedOnesAreGone() throws Exception {
        String sku = sku();
        long product = product(sku, ean(sku));
        long matched = item(ItemDraft.of(sku, ean(sku), "Mug", "12.50"), 7);
        String other = sku();
        product(other, ean(other));
        long archived = item(ItemDraft.of(other, ean(other), "Cup", "3"), 2);
        long work = item(ItemDraft.of("", "", "Repair", "30").withType("non_inventory"), 0);

        Run first = sync();

        assertThat(first.error()).isNull();
        assertThat(listing(matched).productId()).isEqualTo(product);
        assertThat(listing(matched).price()).isEqualByComparingTo("12.5");
        assertThat(listing(work).stockTracking()).isEqualTo("disabled");
        List<String> shops = hub.core().database().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT(shop_id, ':', told_stock) FROM listing_shop_stock WHERE listing_id = :id"
                                + " ORDER BY shop_id")
                .bind("id", listing(matched).id())
                .mapTo(String.class)
                .list());
        assertThat(shops).hasSize(2).contains(riverside + ":7");
        till.stock().archiveItem(archived);
        assertThat(sync().counters()).containsEntry("gone", 1L).containsEntry("archived", 1L);
        assertThat(listing(archived).goneCause()).isEqualTo("archived");
        till.faults().next("GET Item", ShopFault.emptyList());
        assertThat(sync().error()).contains("2 are not shown any more");
        assertThat(listing(matched).state()).isEqualTo(ListingState.MATCHED);
    }

    @Test
    void anEnabledProductThatTheAccountLacksGetsOneItemOnce() throws Exception {
        String sku = sku() + ",a|b=100%;&+";
        long product = product(sku, ean(sku.split(",", -1)[0]));
        String plain = sku();
        long known = item(ItemDraft.of(plain, "", "Known", "1"), 0);
        long there = product(plain, "");
        products().set(connection.id(), product, true);
        products().set(connection.id(), there, true);

        Run dry = run(Jobs.PRICE_PUSH, true);
        assertThat(messages(dry)).anyMatch(text -> text.startsWith("Would create an item for product " + product));
        assertThat(plan(dry)).contains("create item " + sku + " null null -> null");
        assertThat(till.calls("POST Item")).isEmpty();
        Run run = push();

        assertThat(run.error()).isNull();
        assertThat(run.counters()).containsEntry("created", 1L).containsEntry("matched", 1L);
        long item = Long.parseLong(product(product).itemId());
        assertThat(till.stock().field(item, "customSku")).isEqualTo(sku);
        assertThat(till.stock().field(item, "ean")).isEqualTo(ean(sku.split(",", -1)[0]));
        assertThat(till.stock().prices(item).get("Default")).isEqualByComparingTo("10");
        assertThat(new BigDecimal(till.stock().field(item, "defaultCost"))).isEqualByComparingTo("5");
        assertThat(listing(item).productId()).isEqualTo(product);
        assertThat(product(there).itemId()).isEqualTo(Long.toString(known));
        push();
        sync();
        assertThat(till.calls("POST Item")).hasSize(1);
        assertThat(listing(item).state()).isEqualTo(ListingState.MATCHED);
    }

    /** The answer to the call that creates is lost after the work was done, or the work was not done. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostAnswerNeverMakesTwoItems(boolean done) throws Exception {
        String sku = sku();
        long product = product(sku, "");
        products().set(connection.id(), product, true);
        till.faults().next("POST Item", done ? ShopFault.reset().afterTheWork() : ShopFault.reset());

        Run first = push();

        assertThat(product(product).createState()).isEqualTo(done ? "created" : "asked");
        assertThat(first.error() == null).isEqualTo(done);
        execute("UPDATE till_product SET retry_at = NULL");
        push();
        assertThat(product(product).createState()).isEqualTo("created");
        assertThat(till.stock().itemIds()).hasSize(1);
    }

    /** Not even the look-up after the lost answer works, or the hub dies between the call and its answer. */
    @Test
    void whatWasAskedForIsLookedForBeforeItIsMade() throws Exception {
        String sku = sku();
        long product = product(sku, ean(sku));
        products().set(connection.id(), product, true);
        long made = item(ItemDraft.of(sku, ean(sku), "Mug", "10"), 0);
        execute("UPDATE till_product SET create_state = 'asked', asked_at = UTC_TIMESTAMP(6)");

        push();

        assertThat(till.calls("POST Item")).isEmpty();
        assertThat(product(product).itemId()).isEqualTo(Long.toString(made));
        assertThat(listing(made).productId()).isEqualTo(product);
    }

    @Test
    void anItemWithTheCodesOfTwoSidesIsNeitherLinkedNorMadeAgain() throws Exception {
        String sku = sku();
        String other = sku();
        long product = product(sku, ean(sku));
        products().set(connection.id(), product, true);
        item(ItemDraft.of(other, ean(sku), "Other", "10"), 0);
        String archivedSku = sku();
        long archivedProduct = product(archivedSku, "");
        products().set(connection.id(), archivedProduct, true);
        till.stock().archiveItem(item(ItemDraft.of(archivedSku, "", "Old", "10"), 0));

        push();

        assertThat(till.calls("POST Item")).isEmpty();
        assertThat(product(product).createState()).isEqualTo("refused");
        assertThat(product(product).createFault()).contains("has its GTIN and another SKU");
        assertThat(product(archivedProduct).createFault()).contains("is archived. Restore it there");
    }

    @Test
    void productsThatAreNewAfterTheSettingWasSwitchedOnAreEnabled() throws Exception {
        long before = product(sku(), "");
        hub.core()
                .connections()
                .save(
                        hub.core()
                                .connections()
                                .draft(
                                        connection.id(),
                                        Map.of("settings", Map.of("autoEnableNewProducts", true)),
                                        null),
                        io.tillbridge.settings.Author.HUB);
        long after = product(sku(), "");
        long disabled = product(sku(), "");
        products().set(connection.id(), disabled, false);

        push();

        assertThat(product(before).enabled()).isFalse();
        assertThat(product(after).createdBy()).isEqualTo("auto");
        assertThat(product(after).createState()).isEqualTo("created");
        assertThat(product(disabled).enabled()).isFalse();
    }

    @Test
    void onlyChangedPricesAndCostsAreSentInOneCallForEachItemAndABadItemStopsNone() throws Exception {
        String sku = sku();
        String other = sku();
        long product = product(sku, "");
        product(other, "");
        long item = item(ItemDraft.of(sku, "", "Mug", "12.50"), 7);
        long bad = item(ItemDraft.of(other, "", "Cup", "12.50"), 7);
        sync();
        till.faults().always("PUT Item/" + bad, ShopFault.status(422));

        Run dry = run(Jobs.PRICE_PUSH, true);
        assertThat(messages(dry)).contains("Would send item " + item + ": price 10, MSRP 10, cost.");
        assertThat(plan(dry))
                .contains(
                        "send item " + item + " price null -> 10",
                        "send item " + item + " MSRP null -> 10",
                        "send item " + item + " cost null -> null");
        assertThat(till.calls("PUT Item/*")).isEmpty();
        Run first = push();

        assertThat(first.counters())
                .as("%s", messages(first))
                .containsEntry("pricesSent", 1L)
                .containsEntry("pricesRefused", 1L);
        assertThat(till.stock().prices(item).get("Default")).isEqualByComparingTo("10");
        assertThat(till.stock().prices(item).get("MSRP")).isEqualByComparingTo("10");
        assertThat(new BigDecimal(till.stock().field(item, "defaultCost"))).isEqualByComparingTo("5");
        assertThat(till.stock().quantity(item, riverside)).isEqualTo(7);
        assertThat(till.calls("PUT Item/*")).hasSize(2);
        push();
        assertThat(till.calls("PUT Item/*")).hasSize(2);
        execute("UPDATE product SET default_cost = 5.5 WHERE id = ?", product);
        push();
        assertThat(till.calls("PUT Item/*")).hasSize(3);
        assertThat(new BigDecimal(till.stock().field(item, "defaultCost"))).isEqualByComparingTo("5.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "msrp"})
    void onlyThePriceLevelsOfTheSettingsAreSent(String level) throws Exception {
        connect(Map.of("priceLevels", List.of(level), "costSync", false, "autoCreateProducts", false));
        String sku = sku();
        product(sku, "");
        long item = item(ItemDraft.of(sku, "", "Mug", "12.50"), 7);
        sync();

        push();

        assertThat(till.stock().prices(item).get("Default"))
                .isEqualByComparingTo(level.equals("default") ? "10" : "12.50");
        assertThat(till.stock().prices(item).get("MSRP")).isEqualByComparingTo(level.equals("msrp") ? "10" : "12.50");
        push();
        assertThat(till.calls("PUT Item/*")).hasSize(1);
    }

    /** The account of the sandbox works in dollars. */
    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void pricesInAnotherCurrencyThanTheAccountsAreNotSent(String currency) throws Exception {
        connect(Map.of("currency", currency, "autoCreateProducts", false));
        String sku = sku();
        product(sku, "");
        item(ItemDraft.of(sku, "", "Mug", "12.50"), 7);
        sync();

        Run run = push();

        boolean same = currency.equals("USD");
        assertThat(till.calls("PUT Item/*")).hasSize(same ? 1 : 0);
        assertThat(run.state()).as(messages(run).toString()).isEqualTo(same ? RunState.SUCCEEDED : RunState.FAILED);
        assertThat(messages(run).toString().contains("The account works in USD, expected EUR (setting currency)"))
                .isEqualTo(!same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void noItemIsCreatedWithPricesInAnotherCurrencyThanTheAccounts(String currency) throws Exception {
        connect(Map.of("currency", currency));
        String sku = sku();
        long product = product(sku, "");
        products().set(connection.id(), product, true);

        Run run = push();

        boolean same = currency.equals("USD");
        assertThat(till.calls("POST Item")).hasSize(same ? 1 : 0);
        assertThat(run.state()).as(messages(run).toString()).isEqualTo(same ? RunState.SUCCEEDED : RunState.FAILED);
        assertThat(messages(run).toString().contains("The account works in USD, expected EUR (setting currency)"))
                .isEqualTo(!same);
        assertThat(messages(run).toString().contains("No items are created.")).isEqualTo(!same);
    }
}
