package io.tillbridge.api;

/** One operation: a request that was let in, and its answer. */
@FunctionalInterface
interface Handler {
    Answer handle(ApiRequest request) throws Exception;
}
