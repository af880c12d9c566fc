package io.tillbridge.api;

import java.util.Map;

/** A whole answer as bytes: what is written, and what is kept for an Idempotency-Key. */
record Rendered(int status, Map<String, String> headers, byte[] body) {}
