package io.tillbridge.api.resource;

/** What a partner reads behind the first link: the client id, where the feed is, and how it is fetched. */
final class PartnerInstructions {
    private PartnerInstructions() {}

    /** @param url of the published file */
    static String of(String feed, String url, String clientId) {
        return """
                Feed: %1$s
                Address: %2$s
                Client id: %3$s
                Client secret: by the second link

                Fetch the feed by HTTP Basic, with the client id as user name and the client secret as password:

                curl --fail --compressed --user '%3$s:CLIENT_SECRET' \\
                  --etag-compare feed.etag --etag-save feed.etag --output feed '%2$s'

                The two options with etag fetch the file only when it has changed. Without curl, send the ETag of the \
                last response as If-None-Match; the status 304 says that your copy is the current one.
                With 429 or 503, wait as many seconds as Retry-After says. With 401, the key was revoked: ask the shop.
                """
                .formatted(feed, url, clientId);
    }
}
