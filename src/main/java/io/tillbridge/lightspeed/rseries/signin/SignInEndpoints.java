package io.tillbridge.lightspeed.rseries.signin;

import io.tillbridge.connection.RSeriesSettings;

/**
 * Where R-Series signs people in and gives tokens.
 *
 * @param authorize the page that a person is sent to
 * @param token gives tokens
 * @param revoke takes them back
 * @param api the API's address without a path
 */
public record SignInEndpoints(String authorize, String token, String revoke, String api) {
    public SignInEndpoints {
        api = api.replaceFirst("/+$", "");
    }

    /** The API of a connection: its setting {@code baseUrl}, else that of all. */
    String api(RSeriesSettings settings) {
        return settings.baseUrl() == null ? api : settings.baseUrl();
    }
}
