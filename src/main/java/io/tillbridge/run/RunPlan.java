package io.tillbridge.run;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan of one dry run while it grows: written in parts, in order. Safe for several threads. */
final class RunPlan {
    static final int MOST = 20_000;
    private static final int PART = 200;
    private static final Logger LOG = LoggerFactory.getLogger(RunPlan.class);

    private final long runId;
    private final RunPlanStore store;
    private final List<PlanItem> waiting = new ArrayList<>();
    private int taken;

    RunPlan(long runId, RunPlanStore store) {
        this.runId = runId;
        this.store = store;
    }

    /** @return false when the plan is full and the item is left out */
    synchronized boolean add(PlanItem item) {
        if (taken == MOST) {
            return false;
        }
        taken++;
        waiting.add(item);
        if (waiting.size() >= PART) {
            write();
        }
        return true;
    }

    /** Writes what waits; what cannot be written now stays for the next time. */
    synchronized void write() {
        try {
            while (!waiting.isEmpty()) {
                List<PlanItem> part = waiting.subList(0, Math.min(PART, waiting.size()));
                store.add(runId, part);
                part.clear();
            }
        } catch (JdbiException e) {
            LOG.warn("Run {}: its plan could not be written now ({})", runId, e.getMessage());
        }
    }
}
