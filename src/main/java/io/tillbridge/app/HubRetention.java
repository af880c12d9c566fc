package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.app.config.ValueType;
import io.tillbridge.overview.DayStatistics;
import io.tillbridge.retention.Retention;
import io.tillbridge.retention.RetentionPart;
import io.tillbridge.retention.RetentionParts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the job {@code retention} does, as the keys {@code retention.*} say. */
final class HubRetention {
    private HubRetention() {}

    static Retention of(HubCore core) {
        List<Retention.Rule> rules =
                RetentionParts.of(core.database(), core.spool(), core.feeds().files(), core.outbox()).stream()
                        .map(part -> new Retention.Rule(part, keep(core.configuration(), part)))
                        .toList();
        DayStatistics statistics = new DayStatistics(
                core.database(), () -> core.settings().find().settings().timeZone(), core.clock());
        return new Retention(rules, statistics::sumUp, core.clock());
    }

    private static Optional<Duration> keep(Configuration configuration, RetentionPart part) {
        String key = "retention." + part.setting().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return Optional.of(configuration.duration(key)).filter(it -> !it.equals(ValueType.FOR_EVER));
    }
}
