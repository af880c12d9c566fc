package io.tillbridge.run;

/** What came is wrong and stays wrong: it is kept with its message, shown, and can be replayed after mending. */
public non-sealed class BadDataFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public BadDataFailure(String message) {
        super(message, null);
    }

    public BadDataFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String kind() {
        return "bad-data";
    }
}
