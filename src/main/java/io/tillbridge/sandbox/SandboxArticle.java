package io.tillbridge.sandbox;

/**
 * A row of a sandbox vendor's catalog, for those who sell it.
 *
 * @param row of the vendor's main catalog, from 0
 * @param group of variations, empty for none
 * @param variation what sets it apart in its group, empty for none
 * @param price with two decimals
 */
public record SandboxArticle(
        long row,
        String sku,
        String ean,
        String name,
        String brand,
        String group,
        String variation,
        String price,
        String cost,
        String description,
        String image) {
    static SandboxArticle of(long row, String[] cells) {
        return new SandboxArticle(
                row,
                cells[Cell.VENDOR_SKU.ordinal()],
                cells[Cell.EAN.ordinal()],
                cells[Cell.NAME.ordinal()],
                cells[Cell.BRAND.ordinal()],
                cells[Cell.GROUP.ordinal()],
                (cells[Cell.COLOR.ordinal()] + " " + cells[Cell.SIZE.ordinal()]).strip(),
                cells[Cell.MSRP.ordinal()],
                cells[Cell.COST.ordinal()],
                cells[Cell.DESCRIPTION.ordinal()],
                cells[Cell.IMAGES.ordinal()]);
    }
}
