package io.tillbridge.checkout;

import java.time.Duration;

/** A carrier did not answer as it should. The message is fit for a person and holds nothing of what was asked. */
public final class CarrierFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean refused;
    private final Duration pause;

    /**
     * @param refused the key is wrong or may not do this: another try changes nothing
     * @param pause how long the carrier wants to be left alone; zero when it does not say
     */
    public CarrierFault(String message, boolean refused, Duration pause) {
        super(message, null, false, false);
        this.refused = refused;
        this.pause = pause;
    }

    public boolean isRefused() {
        return refused;
    }

    public Duration pause() {
        return pause;
    }
}
