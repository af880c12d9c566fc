package io.tillbridge.catalog.load;

/** Whoever started a load and listens. Called at least every second, never by two threads at once. */
public interface LoadProgress {
    /** A step begins: {@code receive} for a file from the disk, {@code survey}, {@code plan}, {@code load}, {@code report}. */
    void step(String name);

    /**
     * @param rows read so far in this step
     * @param bytesDone of all files of the delivery as they stand on the disk, in this step
     */
    void rows(long rows, long bytesDone, long bytesTotal);

    /**
     * A file is being kept, before it is read.
     *
     * @param total what it should have in the end
     */
    default void bytes(long done, long total) {}

    /** Whether to stop at the next safe point. */
    boolean cancelled();

    /** @param level {@code info} or {@code warn} */
    void event(String level, String message);

    /** Nobody listens. */
    static LoadProgress silent() {
        return new LoadProgress() {
            @Override
            public void step(String name) {}

            @Override
            public void rows(long rows, long bytesDone, long bytesTotal) {}

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void event(String level, String message) {}
        };
    }
}
