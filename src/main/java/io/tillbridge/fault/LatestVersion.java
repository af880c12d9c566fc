package io.tillbridge.fault;

import java.util.function.Supplier;

/** Changes of things that have a version. */
public final class LatestVersion {
    private LatestVersion() {}

    /**
     * Makes a change. When the caller named no version, a change that came too late is made again on what is there now.
     *
     * @param expectedVersion what the caller has seen, or null
     * @throws CallerFault STALE: it is not the expected version
     */
    public static <T> T change(Long expectedVersion, Supplier<T> change) {
        while (true) {
            try {
                return change.get();
            } catch (CallerFault fault) {
                if (expectedVersion != null || !fault.is(CallerFault.Why.STALE)) {
                    throw fault;
                }
            }
        }
    }
}
