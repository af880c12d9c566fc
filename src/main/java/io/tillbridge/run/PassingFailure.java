package io.tillbridge.run;

/** The other side is away or slow: another try makes sense, now with pauses and else at the next tick. */
public non-sealed class PassingFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public PassingFailure(String message) {
        super(message, null);
    }

    public PassingFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String kind() {
        return "passing";
    }
}
