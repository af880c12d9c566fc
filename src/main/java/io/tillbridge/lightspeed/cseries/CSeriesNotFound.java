package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BadDataFailure;

/**
 * The shop answered 404. It does so for what is gone, and sometimes for what is about to be there (the parts of an order
 * that was made this moment): a second look a little later decides.
 */
public final class CSeriesNotFound extends BadDataFailure {
    private static final long serialVersionUID = 1L;

    CSeriesNotFound(String message) {
        super(message);
    }
}
