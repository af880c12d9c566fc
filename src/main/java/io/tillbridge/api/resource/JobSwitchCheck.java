package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.RSeries;
import io.tillbridge.run.Jobs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The switches of shops and tills: a job whose switch is off may only be tried. */
final class JobSwitchCheck {
    private static final Map<String, String> SWITCHES = Map.of(
            Jobs.ORDER_POLL, "orderSync",
            Jobs.SHIPMENT_PUSH, "orderSync",
            Jobs.PRODUCT_SYNC, "productSync",
            Jobs.VARIANT_READ, "stockSync",
            Jobs.INVENTORY_PUSH, "stockSync");

    private static final Set<String> KINDS = Set.of(CSeries.NAME, RSeries.NAME);

    private JobSwitchCheck() {}

    /** The setting of shops and tills that must be on for a job. */
    static Optional<String> switchOf(String job) {
        return Optional.ofNullable(SWITCHES.get(job));
    }

    /** Whether the switch of the job is on; a job without one always is. */
    static boolean isOn(Connection connection, String job) {
        String name = SWITCHES.get(job);
        return name == null
                || !KINDS.contains(connection.kind())
                || Boolean.TRUE.equals(connection.settings().get(name));
    }

    /** A 409 that names the switch when it is off. */
    static void require(Connection connection, String job) {
        String name = SWITCHES.get(job);
        if (!isOn(connection, job)) {
            throw Problem.conflict(
                            ProblemType.JOB_SWITCHED_OFF,
                            "Connection " + connection.id() + ": job " + job + " expects the switch " + name
                                    + " to be on, found it off. Set settings." + name
                                    + " to true, or send dryRun to see what it would do")
                    .refusal();
        }
    }
}
