package io.tillbridge.feed.delivery;

import io.tillbridge.connection.FeedSettings;
import io.tillbridge.feed.FeedScope;
import io.tillbridge.feed.definition.FeedDefinition;
import java.math.BigDecimal;
import java.net.URI;

/**
 * What is to be published.
 *
 * @param connectionId the feed
 * @param runId the run that does it; null: none
 * @param definition a good one
 * @param anyway whether it is published although the limits of its settings stop it
 */
public record FeedOrder(
        long connectionId, Long runId, FeedSettings settings, FeedDefinition definition, boolean anyway) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** What the feed draws on. */
    public static FeedScope scope(long connectionId, FeedSettings settings, boolean anyway) {
        return new FeedScope(
                connectionId,
                settings.connections(),
                settings.warehouses(),
                settings.stockBuffer(),
                settings.velocityDays(),
                0,
                settings.currency(),
                settings.language(),
                settings.shopUrl() == null ? null : URI.create(settings.shopUrl()),
                new FeedScope.Quotas(
                        anyway ? ALL : BigDecimal.valueOf(settings.maxDropPercent()),
                        anyway ? ALL : BigDecimal.valueOf(settings.maxFailPercent()),
                        null));
    }

    /** The name of the file that partners fetch: of the settings, or of the definition. */
    public static String fileName(FeedSettings settings, FeedDefinition definition) {
        return settings.fileName() != null
                ? settings.fileName()
                : definition.name() + "." + definition.format().kind().extension();
    }

    FeedScope scope() {
        return scope(connectionId, settings, anyway);
    }

    String fileName() {
        return fileName(settings, definition);
    }
}
