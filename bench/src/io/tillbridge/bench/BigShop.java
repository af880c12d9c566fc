package io.tillbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A shop with a great catalog and the far greater one of a vendor that it is matched against. */
final class BigShop {
    private static final int PAGE = 250;
    /** A key's usual 300 calls in 5 minutes. */
    private static final double SECONDS_A_CALL = 1;

    private static final ShopSetup SETUP = ShopSetup.of(
                    "b16c0ffee0c0ffeec0ffeec0ffeec0ff", "b165ec2e75ec2e75ec2e75ec2e75ec2e")
            .withId(250_000, "big-shop.sandbox.example")
            .withLimits(RateLimits.NONE);

    private final long products;
    private final int variants;
    private final DoubleShop shop;

    private BigShop(long products, int variants, DoubleShop shop) {
        this.products = products;
        this.variants = variants;
        this.shop = shop;
    }

    /** One variant in fifty has no SKU, one in a hundred no EAN, one in a hundred is known to no vendor. */
    static BigShop open(SandboxShop sandbox, long products, int variants) {
        DoubleShop shop = sandbox.add(SETUP);
        long apart = products / variants;
        for (int n = 0; n < variants; n++) {
            long row = n % 100 == 7 ? products + n : n * apart;
            long shown = n % 100 == 0 ? FirstPush.OTHER : FirstPush.ON_HAND;
            ShopArticle article = ShopArticle.of(sku(row), ean(row), "Article " + row, "29.95");
            long variant = shop.catalog()
                    .add(
                            n % 50 == 3
                                    ? article.withCodes("", "", article.ean())
                                    : n % 100 == 5 ? article.withCodes(article.sku(), article.sku(), "") : article);
            shop.catalog().stock(variant, shown);
        }
        return new BigShop(products, variants, shop);
    }

    DoubleShop shop() {
        return shop;
    }

    String connect(HubApi api, SandboxShop sandbox, long warehouse) throws IOException, InterruptedException {
        return api.connect(
                SETUP,
                sandbox.baseUrl(),
                true,
                Map.of(
                        "productSync",
                        true,
                        "stockSync",
                        true,
                        "warehouses",
                        java.util.List.of(Long.toString(warehouse))));
    }

    /** The vendor's products, as its catalog would have left them. */
    void fill(Sql sql, Path folder) throws Exception {
        sql.execute("INSERT INTO connection (kind, name, enabled, settings, created_at, updated_at)"
                + " VALUES ('sftp-catalog', 'bench vendor', FALSE, '{}', NOW(6), NOW(6))");
        long vendor = sql.number("SELECT MAX(id) FROM connection");
        Path file = folder.resolve("products.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long row = 0; row < products; row++) {
                out.write(sku(row) + "," + ean(row) + ",Article " + row + ",Brand " + row % 900 + "\n");
            }
        }
        sql.execute("LOAD DATA LOCAL INFILE '" + file.toAbsolutePath() + "' INTO TABLE product CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY ',' (vendor_sku, gtin_ean, name, brand) SET connection_id = " + vendor
                + ", content_hash = 1, msrp = 29.95, default_cost = 12, language = 'nl', is_visible = TRUE,"
                + " gtin = CONCAT('0', gtin_ean), created_at = NOW(6), updated_at = NOW(6)");
        Files.delete(file);
    }

    /** The first product sync: all pages, then all decisions. */
    Finding match(HubApi api, Sql sql, String connection) throws Exception {
        AtomicLong matching = new AtomicLong();
        JsonNode run = api.run("product-sync", connection, seen -> {
            if (seen.path("progress").path("step").asText().equals("match")) {
                matching.compareAndSet(0, System.nanoTime());
            }
        });
        double match = (System.nanoTime() - matching.get()) / 1e9;
        long calls = shop.callCount();
        long linked =
                sql.number("SELECT COUNT(*) FROM listing WHERE state = 'matched' AND connection_id = " + connection);
        Duration all = HubApi.time(run);
        double pages = 2.0 * variants / PAGE * SECONDS_A_CALL;
        return new Finding(
                String.format(
                        Locale.ROOT,
                        "%,d variants matched against %,d products, share of the pages' time",
                        variants,
                        products),
                String.format(Locale.ROOT, "%.3f", match / pages),
                "under 0.1",
                String.format(
                        Locale.ROOT,
                        "%.1f s of %.0f s; walk and match without limits %.1f s, %d calls; %d of %d linked",
                        match,
                        pages,
                        all.toMillis() / 1e3,
                        calls,
                        linked,
                        variants));
    }

    private static String sku(long row) {
        return String.format(Locale.ROOT, "SB-%08d", row);
    }

    private static String ean(long row) {
        String digits = Long.toString(871_000_000_000L + row);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
