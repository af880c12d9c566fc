package io.tillbridge.onboarding;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Which first steps are done. */
public final class FirstSteps {
    private final Jdbi jdbi;
    private final List<String> vendors;
    private final List<String> shops;

    /**
     * @param vendors kinds of connection that bring catalogs
     * @param shops kinds of connection that show stock
     */
    public FirstSteps(Jdbi jdbi, Collection<String> vendors, Collection<String> shops) {
        this.jdbi = jdbi;
        this.vendors = List.copyOf(vendors);
        this.shops = List.copyOf(shops);
    }

    /** Each step in its order, with whether it is done. */
    public Map<FirstStep, Boolean> all() {
        return jdbi.withHandle(handle -> {
            Map<FirstStep, Boolean> steps = new EnumMap<>(FirstStep.class);
            for (FirstStep step : FirstStep.values()) {
                steps.put(step, isDone(handle, step));
            }
            return steps;
        });
    }

    private boolean isDone(Handle handle, FirstStep step) {
        Query query = handle.createQuery("SELECT EXISTS (" + step.sql() + ")");
        if (step.sql().contains("<vendors>")) {
            query.bindList("vendors", vendors);
        }
        if (step.sql().contains("<shops>")) {
            query.bindList("shops", shops);
        }
        return query.mapTo(Boolean.class).one();
    }
}
