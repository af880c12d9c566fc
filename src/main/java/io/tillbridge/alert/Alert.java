package io.tillbridge.alert;

import java.time.Instant;

/**
 * One time that a cause lasted.
 *
 * @param goneSince not seen since then, or null
 * @param toldAt when receivers were notified last, or null
 * @param recoveredAt when it ended, or null
 */
record Alert(long id, AlertProblem problem, Instant openedAt, Instant goneSince, Instant toldAt, Instant recoveredAt) {
    boolean told() {
        return toldAt != null;
    }
}
