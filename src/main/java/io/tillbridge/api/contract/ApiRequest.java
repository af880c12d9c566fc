package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was let in: the caller may, every parameter is right, the body fits its schema.
 *
 * @param origin where it comes from
 * @param path the holes of the path by name
 * @param query query parameters by name, defaults filled in
 * @param headers those the operation names, by their name in the contract
 * @param wantsEvents the client asked for {@code text/event-stream}
 * @param body the JSON body, or null
 * @param file the file that comes in, or null
 */
public record ApiRequest(
        Operation operation,
        Caller caller,
        RequestOrigin origin,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        boolean wantsEvents,
        JsonNode body,
        IncomingFile file) {

    /** The id in the path. */
    public long id() {
        return Long.parseLong(path.get("id"));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<Long> queryId(String name) {
        return query(name).map(Long::valueOf);
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether its work waits for another system; a connection that is not to be tried waits for none. */
    public boolean callsOut() {
        return operation.callsOut() && !"false".equals(query.get("test"));
    }

    /** Whether it gets no worker that others need: it waits for another system, or for a route of a site's own. */
    public boolean waits() {
        return operation.isCustom() || callsOut();
    }

    public int limit() {
        return Integer.parseInt(query.get("limit"));
    }

    /** Where the page begins, as the list's store wrote it; empty for the first page. */
    public Optional<String> after() {
        return query("after").map(given -> Cursor.open(operation.id(), given));
    }

    /** {@link #after()} for lists whose cursor is an id or an offset. */
    public Optional<Long> afterNumber() {
        return after().map(text -> Cursor.number(text));
    }

    /** With another value of a header, or without it when that is null. */
    public ApiRequest with(String header, String value) {
        Map<String, String> others = new HashMap<>(headers);
        others.remove(header);
        if (value != null) {
            others.put(header, value);
        }
        return new ApiRequest(operation, caller, origin, path, query, others, wantsEvents, body, file);
    }

    public ApiRequest with(JsonNode json) {
        return new ApiRequest(operation, caller, origin, path, query, headers, wantsEvents, json, file);
    }

    public ApiRequest with(IncomingFile incoming) {
        return new ApiRequest(operation, caller, origin, path, query, headers, wantsEvents, body, incoming);
    }
}
