package io.tillbridge.product.listing;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hub with products and shops, and a shorthand for what shops show. */
final class Shelf implements AutoCloseable {
    static final String EAN = "4006381333931";
    static final String EAN_2 = "9780201379624";
    static final String EAN_3 = "5901234123457";
    static final Instant NOW = Instant.parse("2026-03-11T13:00:00Z");

    final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final ListingWalk walk = new ListingWalk(database, clock);
    final ListingMatching matching = new ListingMatching(database, clock);
    final Listings listings = new Listings(database, clock);

    static SyncRules rules(MatchBy matchBy) {
        return new SyncRules(matchBy, SkuField.ARTICLE_CODE, false, Set.of(), false, "en", SyncRules.Limits.usual(), false);
    }

    static SyncRules creating(MatchBy matchBy) {
        return new SyncRules(matchBy, SkuField.ARTICLE_CODE, true, Set.of(), false, "en", SyncRules.Limits.usual(), false);
    }

    static SyncRules keeping(boolean keepBlank, String... fields) {
        return new SyncRules(
                MatchBy.EAN_AND_SKU,
                SkuField.ARTICLE_CODE,
                true,
                Set.of(fields),
                keepBlank,
                "en",
                SyncRules.Limits.usual(),
                false);
    }

    static SyncRules forced(SyncRules rules) {
        return new SyncRules(
                rules.matchBy(),
                rules.skuField(),
                rules.createUnknown(),
                rules.syncFields(),
                rules.keepBlank(),
                rules.language(),
                rules.limits(),
                true);
    }

    static WalkedVariant variant(String remoteId, String ean, String articleCode) {
        return new WalkedVariant(
                remoteId,
                "p" + remoteId,
                "Default",
                ean,
                articleCode,
                "",
                new BigDecimal("32.50"),
                new BigDecimal("9.2"),
                "enabled",
                41L,
                "410.000 g",
                WalkedVariant.Measures.NONE,
                "",
                null);
    }

    static WalkedProduct shown(String remoteProductId, String title, String description) {
        return new WalkedProduct(
                remoteProductId,
                title,
                title + " in full",
                description,
                "<p>more</p>",
                "Acme",
                "https://x/1.jpg",
                true);
    }

    long shop() {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO connection (kind, name, settings, created_at,"
                                + " updated_at) VALUES ('cseries', 'shop', '{}', NOW(6), NOW(6))")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    long product(String sku, String ean) {
        return product(900, sku, ean, "live");
    }

    long product(long connectionId, String sku, String ean, String state) {
        return database.jdbi()
                .withHandle(handle -> handle.createUpdate("INSERT INTO product (connection_id, vendor_sku, state,"
                                + " content_hash, name, brand, msrp, default_cost, language, is_visible, gtin,"
                                + " description, created_at, updated_at) VALUES (:connection, :sku, :state, 1, 'Chair',"
                                + " 'Acme', 32.5, 5, 'en', TRUE, :gtin, 'old', '2026-01-01', '2026-01-01')")
                        .bind("connection", connectionId)
                        .bind("sku", sku)
                        .bind("state", state)
                        .bind("gtin", ProductCodes.canonical(ean))
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    Shelf shows(long shop, WalkedVariant... variants) {
        walk.begin(shop);
        walk.variants(shop, List.of(variants));
        return this;
    }

    Shelf describes(long shop, WalkedProduct... products) {
        walk.products(shop, List.of(products));
        return this;
    }

    SyncResult sync(long shop, SyncRules rules) {
        return matching.apply(shop, rules, SyncProgress.silent());
    }

    SyncResult plan(long shop, SyncRules rules) {
        return matching.plan(shop, rules, SyncProgress.silent());
    }

    Listing listing(long shop, String remoteId) {
        return listings.list(new ListingFilter(shop, null, null, remoteId, null, null), null, 2)
                .get(0);
    }

    long products() {
        return (long) one("SELECT COUNT(*) AS n FROM product").get("n");
    }

    Map<String, Object> one(String sql, Object... values) {
        return database.jdbi()
                .withHandle(handle -> handle.select(sql, values).mapToMap().one());
    }

    List<Map<String, Object>> all(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }

    void execute(String sql, Object... values) {
        database.jdbi().useHandle(handle -> handle.execute(sql, values));
    }

    @Override
    public void close() {
        database.close();

}
}
