package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ShownWhenStale;

/**
 * A route file with its text. What changes by itself, such as whether it runs, is another resource: the ETag of this one
 * is its content.
 *
 * @param hash of the text; the ETag
 * @param shipped whether the release has a file of that path
 * @param changed whether the text differs from that of the release
 * @param writable whether the caller could save it now
 * @param notWritable why not
 */
record RouteFileView(
        String file, String text, String hash, boolean shipped, boolean changed, boolean writable, String notWritable)
        implements ShownWhenStale {}
