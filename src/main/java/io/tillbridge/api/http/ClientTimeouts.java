package io.tillbridge.api.http;

/**
 * How long slow clients are waited for.
 *
 * @param headMillis for the first request head of a connection
 * @param keptMillis for the next one on a connection that is kept
 * @param bodyMillis for a JSON body, and for as much of a file as is read at once
 */
record ClientTimeouts(long headMillis, long keptMillis, long bodyMillis) {
    static final ClientTimeouts USUAL = new ClientTimeouts(30_000, 75_000, 30_000);
}
