package io.tillbridge.lightspeed.rseries;

import io.tillbridge.run.BadDataFailure;

/** The account answered 404: it has no record of this id, or no such resource. */
public final class RSeriesNotFound extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    RSeriesNotFound(String message) {
        super(message);
    }
}
