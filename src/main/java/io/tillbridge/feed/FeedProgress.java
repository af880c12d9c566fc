package io.tillbridge.feed;

/** Whoever started a pass and listens. */
public interface FeedProgress {
    /** Called at least every 10,000 products. */
    void items(long read, long written);

    /** Whether to stop at the next safe point. */
    boolean cancelled();

    /** Nobody listens. */
    static FeedProgress silent() {
        return new FeedProgress() {
            @Override
            public void items(long read, long written) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
