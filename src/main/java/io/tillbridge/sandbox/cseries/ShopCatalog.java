package io.tillbridge.sandbox.cseries;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The products of a shop as its merchant sees and changes them. Every change moves {@code updatedAt}; ids count up from
 * the same number in each shop. Safe for several threads.
 */
public final class ShopCatalog {
    private static final long PRODUCTS = 16_300_000;
    private static final long VARIANTS = 32_290_000;
    private static final long MOVEMENTS = 60_000_000;

    private final NavigableMap<Long, DoubleProduct> products = new TreeMap<>();
    private final NavigableMap<Long, DoubleVariant> variants = new TreeMap<>();
    private final NavigableMap<Long, VariantMovement> movements = new TreeMap<>();
    private final Object lock;
    private final Clock clock;
    private final ShopWatch watch;
    private long lastProduct = PRODUCTS;
    private long lastVariant = VARIANTS;
    private long lastMovement = MOVEMENTS;

    ShopCatalog(Object lock, Clock clock, ShopWatch watch) {
        this.lock = lock;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * A product with one variant and no stock.
     *
     * @return the variant's id
     */
    public long add(ShopArticle article) {
        return addProduct(List.of(article)).get(0);
    }

    /**
     * A product with its variants, which share the texts of the first.
     *
     * @return the variants' ids, in the same order
     */
    public List<Long> addProduct(Collection<ShopArticle> articles) {
        synchronized (lock) {
            DoubleProduct product = new DoubleProduct(++lastProduct, now());
            for (ShopArticle article : articles) {
                DoubleVariant variant = new DoubleVariant(
                        ++lastVariant, product.id, product.variants.isEmpty(), article, product.createdAt);
                product.variants.add(variant);
                variants.put(variant.id, variant);
            }
            products.put(product.id, product);
            return product.variants.stream().map(variant -> variant.id).toList();
        }
    }

    /** The merchant types something else. */
    public void change(long variantId, UnaryOperator<ShopArticle> change) {
        synchronized (lock) {
            DoubleVariant variant = variant(variantId);
            variant.article = change.apply(variant.article);
            touch(variant);
        }
    }

    /** The merchant counts the stock. */
    public void stock(long variantId, long level) {
        synchronized (lock) {
            set(variant(variantId), level, "manual");
        }
    }

    /** {@code enabled}, {@code indicator} or {@code disabled}. */
    public void tracking(long variantId, String stockTracking) {
        synchronized (lock) {
            DoubleVariant variant = variant(variantId);
            variant.tracking = stockTracking;
            touch(variant);
        }
    }

    /** The field has this value in every answer from now on. */
    public void show(long variantId, String field, Object value) {
        synchronized (lock) {
            variant(variantId).show(field, value);
        }
    }

    /** The same for a field of the variant's product. */
    public void showProduct(long variantId, String field, Object value) {
        synchronized (lock) {
            products.get(variant(variantId).productId).show(field, value);
        }
    }

    /** {@code visible}, {@code hidden} or {@code auto}. */
    public void visibility(long variantId, String visibility) {
        synchronized (lock) {
            DoubleProduct product = products.get(variant(variantId).productId);
            product.visibility = visibility;
            product.updatedAt = now();
        }
    }

    /** The variant is gone, and its product when it was the last one. */
    public void remove(long variantId) {
        synchronized (lock) {
            DoubleVariant variant = variant(variantId);
            variants.remove(variantId);
            DoubleProduct product = products.get(variant.productId);
            if (product != null) {
                product.variants.remove(variant);
                if (product.variants.isEmpty()) {
                    products.remove(product.id);
                }
            }
            watch.happened("variants", "deleted", variant);
        }
    }

    /** The product is gone, but its variants are still listed. */
    public void orphan(long variantId) {
        synchronized (lock) {
            products.remove(variant(variantId).productId);
        }
    }

    public long stockLevel(long variantId) {
        synchronized (lock) {
            return variant(variantId).stock;
        }
    }

    /** Ids of all variants, the smallest first. */
    public List<Long> variantIds() {
        synchronized (lock) {
            return List.copyOf(variants.keySet());
        }
    }

    public ShopArticle article(long variantId) {
        synchronized (lock) {
            return variant(variantId).article;
        }
    }

    NavigableMap<Long, DoubleProduct> products() {
        return products;
    }

    NavigableMap<Long, DoubleVariant> variants() {
        return variants;
    }

    NavigableMap<Long, VariantMovement> movements() {
        return movements;
    }

    /** Goods are sold, or come back when negative; nothing happens to what is not tracked. */
    void sell(long variantId, long quantity) {
        DoubleVariant variant = variants.get(variantId);
        if (variant != null && quantity != 0 && variant.isTracked()) {
            variant.sold += quantity;
            set(variant, variant.stock - quantity, "auto");
        }
    }

    void set(DoubleVariant variant, long level, String channel) {
        long change = level - variant.stock;
        variant.stock = level;
        if (change != 0) {
            VariantMovement movement = new VariantMovement(++lastMovement, now(), variant, change, channel);
            movements.put(movement.id, movement);
        }
        touch(variant);
    }

    void touch(DoubleVariant variant) {
        variant.updatedAt = now();
        watch.happened("variants", "updated", variant);
    }

    private DoubleVariant variant(long id) {
        DoubleVariant variant = variants.get(id);
        if (variant == null) {
            throw new NoSuchElementException("The sandbox shop has no variant " + id);
        }
        return variant;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
