package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.KEEP;

import java.util.List;

/** How long the hub keeps what grows. What is still needed stays whatever a key says: see docs/retention.md. */
final class RetentionKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "retention.runs", KEEP, "180d", "How long ended runs are kept; the last one of each job stays."),
            ConfigurationKey.of("retention.run-events", KEEP, "30d", "How long the log lines of ended runs are kept."),
            ConfigurationKey.of(
                    "retention.failures", KEEP, "90d", "How long replayed and discarded failures are kept."),
            ConfigurationKey.of(
                    "retention.kept-failures",
                    KEEP,
                    "365d",
                    "How long failures are kept that were neither replayed nor discarded."),
            ConfigurationKey.of(
                    "retention.upload-files",
                    KEEP,
                    "90d",
                    "How long the files and reports of uploads are kept; those of the last load stay."),
            ConfigurationKey.of("retention.uploads", KEEP, "730d", "How long uploads are listed; the last load stays."),
            ConfigurationKey.of(
                    "retention.coverage",
                    KEEP,
                    "30d",
                    "How long each span of read orders is kept separate; older adjacent ones are joined."),
            ConfigurationKey.of(
                    "retention.answers",
                    ValueType.TIME,
                    "24h",
                    "How long the first response to an Idempotency-Key is repeated."),
            ConfigurationKey.of(
                    "retention.events", KEEP, "30d", "How long events are kept, and readers that were not seen since."),
            ConfigurationKey.of(
                    "retention.event-deliveries",
                    KEEP,
                    "30d",
                    "How long delivered and failed deliveries of event subscriptions are kept."),
            ConfigurationKey.of("retention.mails", KEEP, "90d", "How long mails in data.dir/outbox are kept."),
            ConfigurationKey.of(
                    "retention.audit",
                    KEEP,
                    "keep",
                    "How long the audit is kept; entries of the last 365 days stay in any case."));

    private RetentionKeys() {}
}
