package io.tillbridge.api.http;

/** The API cannot listen where it should. */
public final class ApiFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ApiFault(ApiSettings settings, Throwable cause) {
        super(
                "The API cannot listen on " + settings.host() + ":" + settings.port() + " (http.host, http.port): "
                        + cause.getMessage() + ". Choose another port, or 0 for any free one",
                cause);
    }
}
