package io.tillbridge.catalog.load;

/** The content hash as it stands with a product. */
final class StoredHash {
    private StoredHash() {}

    /**
     * @param content of the row as the vendor wrote it
     * @param blanked bits of the kinds of GTIN left blank because other products have them, too
     * @return never 0, which means: write this product again
     */
    static long of(long content, long blanked) {
        long mixed = blanked == 0 ? content : content ^ (blanked * 0x9E3779B97F4A7C15L);
        return mixed == 0 ? 1 : mixed;
    }
}
