package io.tillbridge.sandbox.postnl;

import io.tillbridge.sandbox.server.LoggedCall;
import java.util.Map;

/**
 * A call as it came.
 *
 * @param status of the answer; 0 when the caller never saw one
 * @param body empty when it was no JSON object
 */
public record PostnlCall(String method, String path, int status, Map<String, Object> body) implements LoggedCall {}
