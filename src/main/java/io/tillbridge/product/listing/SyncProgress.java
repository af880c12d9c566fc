package io.tillbridge.product.listing;

/** Whoever started a product sync and listens. */
public interface SyncProgress {
    /** @param done of the walk's variants, decided and stored */
    void variants(long done, long total);

    /** Whether to stop at the next safe point. */
    boolean cancelled();

    /** Nobody listens. */
    static SyncProgress silent() {
        return new SyncProgress() {
            @Override
            public void variants(long done, long total) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
