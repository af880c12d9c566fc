package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BadDataFailure;

/** The shop answered 405: it does not know this call at all, whatever is sent by it. */
public final class CSeriesNoSuchCall extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    CSeriesNoSuchCall(String message) {
        super(message);
    }
}
