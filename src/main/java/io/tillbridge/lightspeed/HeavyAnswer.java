package io.tillbridge.lightspeed;

import io.tillbridge.run.PassingFailure;

/** The shop could not gather the answer in its own time (504), or it was more than we take: ask for less at once. */
public final class HeavyAnswer extends PassingFailure {
    private static final long serialVersionUID = 1L;

    public HeavyAnswer(String message) {
        super(message);
    }
}
