package io.tillbridge.api.http;

import io.tillbridge.api.contract.EntityTags;

/**
 * What the filters behind the admission read of a request, whether it came over HTTP or from a flow of this hub.
 *
 * @param method as it was sent, so {@code HEAD} for a HEAD
 * @param uri path and query, encoded; links to further pages are made from it
 * @param path as it may be logged
 * @param length of the body as text; null when it is not known
 */
record RequestHead(
        String requestId,
        String method,
        String uri,
        String path,
        String length,
        EntityTags ifMatch,
        EntityTags ifNoneMatch) {}
