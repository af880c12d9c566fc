package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.ShipmentRequest;
import io.tillbridge.order.Shipments;
import io.tillbridge.product.listing.Listing;
import io.tillbridge.product.listing.ListingFilter;
import io.tillbridge.product.listing.Listings;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One web shop and its connection, and short words for what its merchant, its customers and its warehouse do. */
final class OneShop extends OneConnection {
    final DoubleShop shop;
    final long warehouse;
    final Listings listings;
    final Shipments shipments;
    final Coverage coverage;
    private final ShopHub world;
    private int counts;

    OneShop(ShopHub world, DoubleShop shop, Connection connection, long warehouse) {
        super(world.hub, world.time, connection);
        this.world = world;
        this.shop = shop;
        this.warehouse = warehouse;
        Database database = world.hub.core().database();
        Clock clock = world.hub.core().clock();
        Reservations reservations = new Reservations(database, clock);
        listings = new Listings(database, clock);
        shipments = new Shipments(database, clock, reservations, any -> List.of(warehouse));
        coverage = new Coverage(database, clock, Duration.ofDays(7));
    }

    /** What is sold here as a variant and in the hub as a product, with the same codes. */
    record Article(long variant, long product, ShopArticle codes) {}

    /** A product of the hub and, with the same codes, a variant of the shop; not linked yet. */
    Article article() {
        ShopArticle codes = codes();
        return new Article(shop.catalog().add(codes), product(codes.articleCode(), codes.ean()), codes);
    }

    /** An article that is linked, and so many of it in the warehouse. */
    Article sold(long pieces) throws Exception {
        Article article = article();
        run(Jobs.PRODUCT_SYNC);
        count(article, pieces);
        return article;
    }

    /** Codes that nothing had yet. */
    ShopArticle codes() {
        int number = world.nextArticle();
        return ShopArticle.of("SKU-" + number, ean(number), "Mug " + number, "12.50");
    }

    /** A product of the hub; its id. */
    long product(String sku, String ean) {
        return world.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO product (vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, gtin, created_at, updated_at)
                        VALUES (:sku, 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, :gtin, NOW(6), NOW(6))""")
                .bind("sku", sku)
                .bind("gtin", ean.isEmpty() ? null : "0" + ean)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void count(Article article, long pieces) {
        stock.set(warehouse, article.product(), pieces, connection.id() + "-count-" + ++counts);
    }

    /** Kept for orders at the shop's warehouse. */
    long reserved(Article article) {
        return stock.explain(article.product(), List.of(warehouse), 0).reserved();
    }

    /** A paid order, ready to leave; the shop's id. */
    long ordered(Article article, long pieces) {
        return shop.orders().place(OrderDraft.paid(OrderDraft.Item.of(article.variant(), pieces)));
    }

    /** Waits until nothing is under way here, runs a job to its end, and lets time pass in the shop. */
    Run run(String job) throws Exception {
        return run(job, false);
    }

    Run dryRun(String job) throws Exception {
        return run(job, true);
    }

    Run poll() throws Exception {
        return run(Jobs.ORDER_POLL);
    }

    Run sync() throws Exception {
        return run(Jobs.PRODUCT_SYNC);
    }

    Run push() throws Exception {
        return run(Jobs.INVENTORY_PUSH);
    }

    Run tell() throws Exception {
        return run(Jobs.SHIPMENT_PUSH);
    }

    void ship(long remoteId, String trackingCode, boolean notify) {
        shipments.ship(order(remoteId).id(), ShipmentRequest.whole(trackingCode, notify));
    }

    Listing listing(Article article) {
        return listing(article.variant());
    }

    Listing listing(long variant) {
        return listings.list(ListingFilter.of(connection.id(), null), null, 500).stream()
                .filter(listing -> listing.remoteId().equals(Long.toString(variant)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Variant " + variant + " is not listed"));
    }

    Connection now() {
        return world.hub.core().connections().get(connection.id());
    }

    /** An EAN-13 of a German company number, which is none of the reserved ones. */
    private static String ean(int number) {
        String digits = "4006%08d".formatted(number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
