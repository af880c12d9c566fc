package io.tillbridge.catalog;

import io.tillbridge.product.GtinKind;

/** Collects the cells of one row until the {@link CatalogProduct} is made. Used again for row after row by one thread. */
public final class ProductDraft {

    private String[] texts;
    private Boolean visible;
    private final JsonObjectText variations = new JsonObjectText();
    private final JsonObjectText attributes = new JsonObjectText();
    private long[] gtins;
    private int repaired;

    public ProductDraft() {
        clear();
    }

    /** Forgets the row before. */
    public void clear() {
        texts = new String[Column.values().length];
        visible = null;
        variations.clear();
        attributes.clear();
        gtins = new long[GtinKind.values().length];
        repaired = 0;
    }

    /** A text cell that is neither blank nor faulty. */
    public void text(Column column, String text) {
        texts[column.index()] = text;
    }

    /** A cell that was put in before; null: it was blank or faulty. */
    public String text(Column column) {
        return texts[column.index()];
    }

    public void visible(boolean isVisible) {
        visible = isVisible;
    }

    /** A right GTIN: as it is to be stored, and canonical. */
    public void gtin(GtinKind kind, String text, long canonical) {
        texts[Column.of(kind).index()] = text;
        gtins[kind.index()] = canonical;
    }

    /** A GTIN whose leading zero was put back. */
    public void repairedGtin(GtinKind kind, String text, long canonical) {
        gtin(kind, text, canonical);
        repaired |= kind.bit();
    }

    public void variation(String name, String text) {
        variations.add(name, text);
    }

    public void attribute(String name, String text) {
        attributes.add(name, text);
    }

    /** The right GTINs so far by the kind's index, 0 for none. */
    public long[] gtins() {
        return gtins;
    }

    /** The product; the draft has to be cleared before it is used again. */
    public CatalogProduct product() {
        return new CatalogProduct(texts, visible, variations.text(), attributes.text(), gtins, repaired);
    }
}
