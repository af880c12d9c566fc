package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.LoggedCall;
import java.time.Instant;

/**
 * A call that reached a shop.
 *
 * @param path without language and {@code .json}: {@code orders/41200001}
 * @param query as it came, percent-encoded; empty when there was none
 * @param status of the answer; 0 when none was given
 * @param at by the shop's clock
 * @param body its first 4,000 characters; empty when there was none
 */
public record ShopCall(String method, String language, String path, String query, int status, Instant at, String body)
        implements LoggedCall {}
