package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Secrets;
import io.tillbridge.lightspeed.cseries.WebhookBody;
import io.tillbridge.product.listing.ListingLook;
import io.tillbridge.product.listing.ListingMatching;
import io.tillbridge.product.listing.ListingWalk;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.ShownAt;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.product.listing.SyncProgress;
import io.tillbridge.product.listing.SyncRules;
import io.tillbridge.product.listing.WalkedProduct;
import io.tillbridge.product.listing.WalkedVariant;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No text can stop anything: whatever a shop, a vendor or a fault writes is stored by its real writer, cut to its column and
 * marked as cut. Texts of orders and shipments have a test of their own beside their writers.
 */
class OutsideTextsTest {
    private static final Set<String> FIELDS =
            Set.of("name", "description", "additionalDescription", "brand", "images", "hsCode");

    /** Column and the most it holds: characters of a VARCHAR, bytes of a TEXT. */
    private enum Written {
        LISTING_TITLE("listing", "title", 512),
        LISTING_PRODUCT_TITLE("listing", "product_title", 512),
        LISTING_EAN("listing", "ean", 255),
        LISTING_ARTICLE_CODE("listing", "article_code", 255),
        LISTING_SKU("listing", "sku", 255),
        LISTING_TRACKING("listing", "stock_tracking", 16),
        LISTING_FAULT("listing", "send_fault", 65_535),
        PRODUCT_SKU("product", "vendor_sku", 255),
        PRODUCT_NAME("product", "name", 255),
        PRODUCT_BRAND("product", "brand", 255),
        PRODUCT_IMAGES("product", "images", 65_535),
        PRODUCT_HS_CODE("product", "hs_code", 64),
        RUN_ERROR("run", "error", 65_535),
        RUN_EVENT("run_event", "message", 65_535),
        FAILURE("failure", "message", 65_535),
        CONNECTION("connection", "state_detail", 65_535);

        private final String table;
        private final String column;
        private final int most;

        Written(String table, String column, int most) {
            this.table = table;
            this.column = column;
            this.most = most;
        }
    }

    @TempDir
    private Path folder;

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.systemUTC();
    private final Running running = new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, clock);
    private long shop;

    @BeforeEach
    void connect() {
        shop = database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES ('cseries', 'Shop', '{}', NOW(6), NOW(6))")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    @AfterEach
    void close() {
        running.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "é", "€", "😀", "x😀", "\u0000x", "x\uD800", "\uDC00x", "\u0007\u009Fx", "a b", "\u202Ex"})
    void everyTextIsStoredCutAndMarked(String piece) throws Exception {
        String longest = piece.repeat(70_000);

        sync(longest);
        push(longest);
        runs(longest);
        new Connections(
                        database.jdbi(),
                        Secrets.open(folder, "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="),
                        new ConnectionKinds(List.of()),
                        clock)
                .markFailing(shop, longest);

        for (Written written : Written.values()) {
            List<String> texts = database.jdbi().withHandle(handle -> handle.createQuery("SELECT " + written.column
                            + " FROM " + written.table + " WHERE " + written.column + " IS NOT NULL")
                    .mapTo(String.class)
                    .list());
            assertThat(texts).as(written.name()).isNotEmpty();
            texts.forEach(text -> check(written, text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "😀", "\u0000", "\uD800", "x\""})
    void aHookOfOddTextsTellsOfNothing(String piece) {
        String odd = "\"" + piece.repeat(70_000) + "\"";
        byte[] order = ("{\"order\":{\"id\":" + odd + "}}").getBytes(StandardCharsets.UTF_8);
        byte[] variant = ("{\"variant\":{\"id\":" + odd + ",\"stockLevel\":7}}").getBytes(StandardCharsets.UTF_8);

        assertThat(WebhookBody.orderId(order)).isEmpty();
        assertThat(WebhookBody.variant(variant)).isEmpty();
        assertThat(WebhookBody.variant(order)).isEmpty();
    }

    private static void check(Written written, String text) {
        assertThat(text.codePointCount(0, text.length())).as(written.name()).isLessThanOrEqualTo(written.most);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .as(written.name())
                .isLessThanOrEqualTo(65_535);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                .as(written.name())
                .isTrue();
        assertThat(text).as(written.name()).doesNotContainPattern("[\\x00-\\x08\\x0E-\\x1F\\x7F-\\x9F]");
        assertThat(text.contains("…")).as(written.name() + " is marked").isTrue();
    }

    /** A sync that makes a product of it, one that changes its fields, and a look of its own. */
    private void sync(String text) {
        ListingWalk walk = new ListingWalk(database, clock);
        WalkedVariant variant = new WalkedVariant(
                "1",
                "9",
                text,
                text,
                text,
                text,
                BigDecimal.TEN,
                BigDecimal.ONE,
                text,
                3L,
                text,
                new WalkedVariant.Measures(text, text, text),
                text,
                Instant.now());
        ListingMatching matching = new ListingMatching(database, clock);
        SyncRules rules = new SyncRules(
                MatchBy.SKU, SkuField.ARTICLE_CODE, true, FIELDS, false, "en", SyncRules.Limits.usual(), false);
        for (int round = 0; round < 2; round++) {
            walk.begin(shop);
            walk.products(shop, List.of(new WalkedProduct("9", text, text, text, text, text, text, true)));
            walk.variants(shop, List.of(variant));
            matching.apply(shop, rules, SyncProgress.silent());
        }
        new ListingLook(database, clock).note(shop, List.of(variant), Instant.now());
    }

    private void push(String text) {
        Listings listings = new Listings(database, clock);
        long listing = database.jdbi().withHandle(handle -> handle.createQuery("SELECT id FROM listing")
                .mapTo(Long.class)
                .one());
        listings.missed(new ShownAt(listing, null), text);
        listings.refused(new ShownAt(listing, null), 5, text);
    }

    private void runs(String text) throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage()
                .setBody(running.runs()
                        .request("order-poll", shop, "api", false, false)
                        .id());
        running.worker().begin(exchange);
        RunLog run = exchange.getVariable("run", RunLog.class);
        run.warn(text);
        run.problem(text);
        exchange.setVariable("item", text);
        exchange.setVariable("other", text);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new BadDataFailure(text));
        exchange.setProperty(Exchange.FAILURE_ROUTE_ID, "r".repeat(200));
        exchange.setProperty(Exchange.FAILURE_ENDPOINT, "s".repeat(70_000));
        running.failures().keep(exchange);
        running.failures().keep(exchange);
        running.worker().end(exchange);
    }
}
