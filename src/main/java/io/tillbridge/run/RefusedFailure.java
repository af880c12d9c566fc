package io.tillbridge.run;

/** Credentials, rights or a changed host key: the connection is marked failing and nothing is tried again by itself. */
public final class RefusedFailure extends Failure {
    private static final long serialVersionUID = 1L;

    public RefusedFailure(String message) {
        super(message, null);
    }

    public RefusedFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String kind() {
        return "refused";
    }
}
