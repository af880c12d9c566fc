package io.tillbridge.app;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** One line of {@code /observe/health}: well, or why not. */
final class HubHealth extends AbstractHealthCheck {
    private final Supplier<String> fault;
    private final boolean readiness;

    /**
     * @param fault a sentence when something is wrong, else null
     * @param readiness whether the hub cannot serve while it is wrong; else it stays UP and its message says {@code degraded:}
     *     and why
     */
    HubHealth(String id, boolean readiness, Supplier<String> fault) {
        super("tillbridge", id);
        this.readiness = readiness;
        this.fault = fault;
    }

    @Override
    public boolean isReadiness() {
        return readiness;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        String why = fault.get();
        if (why == null) {
            builder.up();
        } else if (!readiness) {
            builder.message("degraded: " + why).up();
        } else {
            builder.message(why).down();
        }
    }
}
