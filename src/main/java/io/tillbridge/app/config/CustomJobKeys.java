package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.TIME;

import java.util.List;

/** Jobs and endpoints of a site's own. */
final class CustomJobKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "schedule.custom.period",
                    TIME,
                    "1s",
                    "How often the hub checks which jobs of routes/custom/jobs.yaml are due."),
            ConfigurationKey.of(
                    "schedule.custom-timer.period",
                    TIME,
                    "10m",
                    "How often a flow of your own that begins with a timer runs, unless it names another key."),
            ConfigurationKey.of(
                    "jobs.queue.custom", ValueType.QUEUE, "seda:jobs-custom", "The queue of runs of custom jobs."),
            ConfigurationKey.of(
                    "jobs.queue.custom-bulk",
                    ValueType.QUEUE,
                    "seda:jobs-custom-bulk",
                    "The queue of runs of custom jobs that take long."),
            ConfigurationKey.of(
                    "jobs.workers.custom",
                    ValueType.number(1, 64),
                    "2",
                    "How many runs of each queue of custom jobs can work at the same time."),
            ConfigurationKey.of(
                    "http.custom.timeout",
                    TIME,
                    "30s",
                    "Longest time for a response of a custom endpoint; then the caller gets 503."));

    private CustomJobKeys() {}
}
