package io.tillbridge.lightspeed;

import io.tillbridge.run.PassingFailure;

/** A page was asked for as often as its walk allows: the route that reads the list does not ask for it again. */
public final class TriesSpent extends PassingFailure {
    private static final long serialVersionUID = 1L;

    /** @param last what the last try said */
    TriesSpent(String last) {
        super(last);
    }
}
