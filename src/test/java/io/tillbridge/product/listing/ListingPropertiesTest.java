package io.tillbridge.product.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random shops over few codes, so that everything meets everything. */
class ListingPropertiesTest {
    private static final int SHOPS = Integer.getInteger("shops", 12);
    private static final List<String> EANS =
            List.of("", "", "no", "4006381333931", "04006381333931", "9780201379624", "5901234123457", "036000291452");
    private static final List<String> SKUS = List.of("", "", "A-1", "A-2", "A-3", "A-4", "A-5");
    private static final List<String> STATES = List.of("live", "live", "live", "hidden", "discontinued");
    private static final List<String> FIELDS =
            List.of("name", "description", "brand", "msrp", "images", "shippingWeight");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @AutoClose
    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf();
    }

    @Test
    void aDryRunSaysWhatTheSyncThenDoesAndASecondSyncChangesNothing() {
        for (int i = 0; i < SHOPS; i++) {
            stock();
            long shop = shelf.shop();
            for (int day = 0; day < 3; day++) {
                show(shop);
                SyncRules rules = rules();
                List<Map<String, Object>> untouched = everything();

                SyncResult planned = shelf.plan(shop, rules);
                assertThat(everything())
                        .as("seed %s: a dry run writes nothing", seed)
                        .isEqualTo(untouched);
                SyncResult done = shelf.sync(shop, rules);
                assertThat(plain(done))
                        .as("seed %s, shop %s, day %s", seed, i, day)
                        .isEqualTo(plain(planned));

                List<Map<String, Object>> after = everything();
                SyncResult again = shelf.sync(shop, rules);
                assertThat(again.of(SyncDecision.CREATED) + again.of(SyncDecision.LINKED))
                        .isZero();
                assertThat(everything()).as("seed %s, shop %s: twice", seed, i).isEqualTo(after);
                assertThat(sharedCodes())
                        .as("seed %s: made products share no code", seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void whatPeopleDecidedSurvivesEverySync() {
        for (int i = 0; i < SHOPS; i++) {
            stock();
            long shop = shelf.shop();
            show(shop);
            shelf.sync(shop, rules());
            Listing linked = any(shop);
            Listing apart = any(shop);
            long product = (long) pick(shelf.all("SELECT id FROM product")).get("id");
            shelf.listings.unmatch(apart.id(), "Ann", null);
            shelf.listings.match(linked.id(), product, "Ben", null);

            show(shop);
            shelf.sync(shop, rules());
            show(shop);
            shelf.sync(shop, rules());

            assertThat(shelf.listings.find(linked.id()).orElseThrow().productId())
                    .as("seed %s", seed)
                    .isEqualTo(product);
            if (apart.id() != linked.id()) {
                assertThat(shelf.listings.find(apart.id()).orElseThrow().productId())
                        .as("seed %s", seed)
                        .isNull();
            }
        }
    }

    /** Without the words, which name ids that a dry run does not know. */
    private static List<Object> plain(SyncResult result) {
        List<Object> plain = new ArrayList<>(
                List.of(result.counters(), result.told(), result.changes(), String.valueOf(result.refusal())));
        result.examples().forEach(example -> plain.add(example.decision() + " " + example.remoteId()));
        return plain;
    }

    private void stock() {
        shelf.execute("DELETE FROM product");
        for (int vendor = 900; vendor < 903; vendor++) {
            for (String sku : SKUS) {
                if (!sku.isEmpty() && random.nextInt(4) == 0) {
                    shelf.product(vendor, sku, pick(EANS), pick(STATES));
                }
            }
        }
        shelf.product(903, "only", null, "live");
    }

    private void show(long shop) {
        int variants = 4 + random.nextInt(8);
        WalkedVariant[] shown = new WalkedVariant[variants];
        for (int n = 0; n < variants; n++) {
            shown[n] = Shelf.variant(Integer.toString(7 + n), pick(EANS), pick(SKUS));
        }
        shelf.shows(shop, shown);
        for (int n = 0; n < variants; n++) {
            if (random.nextInt(3) > 0) {
                shelf.describes(
                        shop, Shelf.shown("p" + (7 + n), "Title " + random.nextInt(3), pick(List.of("", "New"))));
            }
        }
    }

    private SyncRules rules() {
        MatchBy matchBy = MatchBy.values()[random.nextInt(MatchBy.values().length)];
        Set<String> fields = random.nextBoolean() ? Set.of() : Set.of(pick(FIELDS), "additionalDescription");
        SyncRules rules = new SyncRules(
                matchBy,
                SkuField.ARTICLE_CODE,
                random.nextInt(4) > 0,
                Set.copyOf(new java.util.HashSet<>(fields)),
                random.nextBoolean(),
                "en",
                new SyncRules.Limits(100, 20, 3),
                false);
        return rules;
    }

    private Listing any(long shop) {
        return pick(shelf.listings.list(ListingFilter.of(shop, null), null, 100));
    }

    private List<Map<String, Object>> everything() {
        List<Map<String, Object>> all = new ArrayList<>(shelf.all("SELECT * FROM listing ORDER BY id"));
        all.addAll(shelf.all("SELECT * FROM product ORDER BY id"));
        return all;
    }

    private List<Map<String, Object>> sharedCodes() {
        return shelf.all("SELECT p.id FROM product p JOIN product o ON o.id <> p.id AND (o.gtin = p.gtin"
                + " OR o.vendor_sku = p.vendor_sku) WHERE p.connection_id < 900 AND o.id < p.id");
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
