package io.tillbridge.network;

import java.io.IOException;

/** A server answered with far more than an answer has. */
public final class EndlessAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    EndlessAnswer(long most) {
        super("it answered with more than " + most + " bytes; expected a few lines");
    }
}
