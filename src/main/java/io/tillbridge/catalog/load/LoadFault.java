package io.tillbridge.catalog.load;

/** A load that could not go to its end. The message is for people; it stands with the delivery's uploads, too. */
public final class LoadFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private LoadFault(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    static LoadFault passing(String message, Throwable cause) {
        return new LoadFault(message, true, cause);
    }

    static LoadFault lasting(String message, Throwable cause) {
        return new LoadFault(message, false, cause);
    }

    /** True when the delivery is still {@code loading} and another {@code load} goes on with it. */
    public boolean passing() {
        return passing;
    }
}
