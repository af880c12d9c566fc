package io.tillbridge.remotefiles;

import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the servers of every protocol are reached with.
 *
 * @param clock looks for answers that are overdue
 */
record RemoteSetup(VendorServer.Times times, OutboundRules outbound, CurrentRun runs, ScheduledExecutorService clock) {
    RemoteLink link() {
        return new RemoteLink(times.connect(), outbound, runs);
    }

    ReplyWatchdog watchdog(Duration limit, Runnable cut) {
        return new ReplyWatchdog(clock, limit, cut);
    }
}
