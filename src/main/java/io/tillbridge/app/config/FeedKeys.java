package io.tillbridge.app.config;

import static io.tillbridge.app.config.ValueType.CRON;
import static io.tillbridge.app.config.ValueType.FOLDER;
import static io.tillbridge.app.config.ValueType.KEEP;
import static io.tillbridge.app.config.ValueType.ZONE_OR_BLANK;

import java.util.List;

/** Feeds to partners. */
final class FeedKeys {
    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    "feeds.shipped", FOLDER, "config/feeds", "Folder of the feed definitions that come with the hub."),
            ConfigurationKey.of(
                    "feeds.dir",
                    FOLDER,
                    "config/feeds/own",
                    "Folder of your own feed definitions (*.yaml); one replaces a shipped one of its name."),
            ConfigurationKey.of(
                    "feeds.pulls-per-minute",
                    ValueType.number(1, 10_000),
                    "60",
                    "How often the pull address of one feed is answered each minute."),
            ConfigurationKey.of(
                    "schedule.feed-publish.cron", CRON, "0 20 * * * ?", "When all feeds are made and published."),
            ConfigurationKey.of(
                    "schedule.feed-publish.time-zone",
                    ZONE_OR_BLANK,
                    "",
                    "Time zone of that schedule; blank: schedule.time-zone."),
            ConfigurationKey.of(
                    "retention.feed-publications",
                    KEEP,
                    "30d",
                    "How long publications of feeds are kept; the one that is served and the one before it stay."),
            ConfigurationKey.of("retention.feed-pulls", KEEP, "30d", "How long the log of pulls of feeds is kept."));

    private FeedKeys() {}
}
