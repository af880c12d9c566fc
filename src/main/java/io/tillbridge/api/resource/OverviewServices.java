package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.live.LiveWatch;
import io.tillbridge.overview.Attention;
import io.tillbridge.overview.DayStatistics;
import io.tillbridge.overview.OldestWaiting;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import java.time.Clock;

/** What the overview, the statistics and the hints of changes call. */
public record OverviewServices(Attention attention, OldestWaiting waiting, DayStatistics statistics, LiveWatch live) {
    public static OverviewServices of(
            Database database, Settings settings, ApiKeys keys, PermissionUsage usage, Clock clock) {
        return new OverviewServices(
                new Attention(database.jdbi(), keys, usage, clock),
                new OldestWaiting(database.jdbi()),
                new DayStatistics(database, () -> settings.find().settings().timeZone(), clock),
                new LiveWatch(database.jdbi(), clock));
    }
}
