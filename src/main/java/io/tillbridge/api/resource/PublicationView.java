package io.tillbridge.api.resource;

import io.tillbridge.feed.delivery.Publication;
import java.time.Instant;
import java.util.Map;

/** A publication of a feed as the API shows it. */
record PublicationView(
        String id,
        String runId,
        String state,
        String definition,
        String version,
        Instant finishedAt,
        String fileName,
        String contentType,
        String sha256,
        long bytes,
        long gzipBytes,
        long products,
        long items,
        long failed,
        long duplicates,
        Difference difference,
        Map<String, Long> findings,
        Map<String, Long> excluded,
        Map<String, Long> hits,
        String stopCode,
        String why) {
    static PublicationView of(Publication publication) {
        Publication.Difference difference = publication.difference();
        return new PublicationView(
                Long.toString(publication.id()),
                publication.runId() == null ? null : publication.runId().toString(),
                publication.state(),
                publication.definition(),
                publication.version(),
                publication.finishedAt(),
                publication.fileName(),
                publication.contentType(),
                publication.sha256(),
                publication.bytes(),
                publication.gzipBytes(),
                publication.products(),
                publication.items(),
                publication.failed(),
                publication.duplicates(),
                new Difference(
                        difference.added(),
                        difference.gone(),
                        difference.price(),
                        difference.stock(),
                        difference.other()),
                publication.findings(),
                publication.excluded(),
                publication.hits(),
                publication.stopCode(),
                publication.why());
    }

    record Difference(long added, long gone, long price, long stock, long other) {}
}
