package io.tillbridge.api.contract;

/** One operation: a request that was let in, and its answer. */
@FunctionalInterface
public interface Handler {
    ApiResponse handle(ApiRequest request) throws Exception;
}
