package io.tillbridge.checkout;

import java.time.Duration;

/** A carrier did not answer as it should. The message is fit for a person and holds nothing of what was asked. */
public final class CarrierFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Duration pause;

    private enum Kind {
        PASSING,
        REFUSED,
        QUESTION
    }

    private CarrierFault(Kind kind, String message, Duration pause) {
        super(message, null, false, false);
        this.kind = kind;
        this.pause = pause;
    }

    /** Another try may do. */
    public static CarrierFault passing(String message) {
        return passing(message, Duration.ZERO);
    }

    /** @param pause how long the carrier wants to be left alone; zero when it does not say */
    public static CarrierFault passing(String message, Duration pause) {
        return new CarrierFault(Kind.PASSING, message, pause);
    }

    /** The key is wrong or may not do this: another try changes nothing. */
    public static CarrierFault refused(String message) {
        return new CarrierFault(Kind.REFUSED, message, Duration.ZERO);
    }

    /** This question has no answer, others may: it says nothing of the carrier. */
    public static CarrierFault ofQuestion(String message) {
        return new CarrierFault(Kind.QUESTION, message, Duration.ZERO);
    }

    public boolean isPassing() {
        return kind == Kind.PASSING;
    }

    public boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    public boolean isOfQuestion() {
        return kind == Kind.QUESTION;
    }

    public Duration pause() {
        return pause;
    }
}
