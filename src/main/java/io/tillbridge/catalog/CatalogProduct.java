package io.tillbridge.catalog;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.tillbridge.product.Gtin;
import io.tillbridge.product.GtinKind;

/**
 * A checked row in the shape in which it is stored. A blank or faulty optional cell is null, never an empty text. Made by
 * a {@link ProductDraft}, unchangeable afterwards.
 */
public final class CatalogProduct {

    private static final Hasher64 XXH3 = Hashing.xxh3_64();
    private static final int VISIBLE = -1;
    private static final int VARIATIONS = -2;
    private static final int ATTRIBUTES = -3;

    private final String[] texts;
    private final Boolean visible;
    private final String variations;
    private final String attributes;
    private final long[] gtins;
    private final int repaired;

    CatalogProduct(String[] texts, Boolean visible, String variations, String attributes, long[] gtins, int repaired) {
        this.texts = texts;
        this.visible = visible;
        this.variations = variations;
        this.attributes = attributes;
        this.gtins = gtins;
        this.repaired = repaired;
    }

    public String vendorSku() {
        return text(Column.VENDOR_SKU);
    }

    public String name() {
        return text(Column.NAME);
    }

    public String brand() {
        return text(Column.BRAND);
    }

    /** Plain decimal text: digits, and a point with one to four digits. */
    public String msrp() {
        return text(Column.MSRP);
    }

    /** Plain decimal text: digits, and a point with one to four digits. */
    public String defaultCost() {
        return text(Column.DEFAULT_COST);
    }

    /** Two small letters of ISO 639-1. */
    public String language() {
        return text(Column.LANGUAGE);
    }

    /** Null when the file does not say it: then true, or with {@code blankCells: keep} what was there before. */
    public Boolean visible() {
        return visible;
    }

    /** At most twelve absolute URLs separated by a blank. */
    public String images() {
        return text(Column.IMAGES);
    }

    public String description() {
        return text(Column.DESCRIPTION);
    }

    public String additionalDescription() {
        return text(Column.ADDITIONAL_DESCRIPTION);
    }

    public String manufacturerSku() {
        return text(Column.MANUFACTURER_SKU);
    }

    /** Canonical fourteen digits of the first right one of EAN, UPC, ITF-14, ISBN and the cell of any kind; or null. */
    public String gtin() {
        for (long gtin : gtins) {
            if (gtin != 0) {
                return Gtin.text(gtin);
            }
        }
        return null;
    }

    /** As given, or the JSON key {@code gtin} of that length; the same for the other kinds. */
    public String gtinUpc() {
        return gtinText(Column.GTIN_UPC, GtinKind.UPC);
    }

    public String gtinEan() {
        return gtinText(Column.GTIN_EAN, GtinKind.EAN);
    }

    public String gtinIsbn() {
        return text(Column.GTIN_ISBN);
    }

    public String gtinItf14() {
        return gtinText(Column.GTIN_ITF14, GtinKind.ITF14);
    }

    public String groupId() {
        return text(Column.GROUP_ID);
    }

    public String color() {
        return text(Column.COLOR);
    }

    public String size() {
        return text(Column.SIZE);
    }

    /** A JSON object of texts in the order of the file's columns. */
    public String variations() {
        return variations;
    }

    /** A JSON object of texts in the order of the file's columns. */
    public String attributes() {
        return attributes;
    }

    /** Number, a blank and {@code cm} or {@code in}; the same for length and width. */
    public String shippingHeight() {
        return text(Column.SHIPPING_HEIGHT);
    }

    public String shippingLength() {
        return text(Column.SHIPPING_LENGTH);
    }

    public String shippingWidth() {
        return text(Column.SHIPPING_WIDTH);
    }

    /** Number, a blank and {@code g}, {@code kg}, {@code oz}, {@code lb} or {@code lbs}. */
    public String shippingWeight() {
        return text(Column.SHIPPING_WEIGHT);
    }

    public String customCategories() {
        return text(Column.CUSTOM_CATEGORIES);
    }

    public String googleCategory() {
        return text(Column.GOOGLE_CATEGORY);
    }

    /** What a text cell holds after its check. */
    public String text(Column column) {
        return texts[column.index()];
    }

    /**
     * The same product without the GTINs that other products of the file have, too. A cell whose leading zero was put
     * back stays: it has its own finding, and a cell gets one code only.
     *
     * @param gtinMask the {@link GtinKind#bit}s of the kinds to leave blank
     */
    public CatalogProduct without(int gtinMask) {
        int gone = gtinMask & ~repaired;
        if (gone == 0) {
            return this;
        }
        String[] fewerTexts = texts.clone();
        long[] fewerGtins = gtins.clone();
        for (GtinKind kind : GtinKind.values()) {
            if ((gone & kind.bit()) != 0) {
                fewerGtins[kind.index()] = 0;
                fewerTexts[Column.of(kind).index()] = null;
            }
        }
        return new CatalogProduct(fewerTexts, visible, variations, attributes, fewerGtins, repaired);
    }

    /**
     * XXH3-64 over all fields, never 0. Equal contents give equal hashes in every release: a product is written again
     * only when its hash has changed.
     */
    public long contentHash() {
        long hash = 0;
        for (int i = 0; i < texts.length; i++) {
            hash = mixed(hash, i, texts[i]);
        }
        hash = mixed(hash, VISIBLE, visible == null ? null : visible.toString());
        hash = mixed(hash, VARIATIONS, variations);
        hash = mixed(hash, ATTRIBUTES, attributes);
        return hash == 0 ? 1 : hash;
    }

    private static long mixed(long hash, int field, String text) {
        return text == null ? hash : XXH3.hashLongLongLongToLong(hash, field, XXH3.hashCharsToLong(text));
    }

    private String gtinText(Column column, GtinKind kind) {
        String own = text(column);
        String any = text(Column.GTIN);
        return own == null && any != null && GtinKind.ofLength(Gtin.digits(any)) == kind ? any : own;
    }
}
