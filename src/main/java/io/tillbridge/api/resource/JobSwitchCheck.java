package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.run.Jobs;
import java.util.Map;

/** The switches of a shop: a job whose switch is off may only be tried. */
final class JobSwitchCheck {
    private static final Map<String, String> SWITCHES = Map.of(
            Jobs.ORDER_POLL, "orderSync",
            Jobs.SHIPMENT_PUSH, "orderSync",
            Jobs.PRODUCT_SYNC, "productSync",
            Jobs.INVENTORY_PUSH, "stockSync");

    private JobSwitchCheck() {}

    /** A 409 that names the switch when it is off. */
    static void require(Connection connection, String job) {
        String name = SWITCHES.get(job);
        if (connection.kind().equals(CSeries.NAME)
                && name != null
                && !Boolean.TRUE.equals(connection.settings().get(name))) {
            throw Problem.conflict(
                            ProblemType.JOB_SWITCHED_OFF,
                            "Connection " + connection.id() + ": job " + job + " expects the switch " + name
                                    + " to be on, found it off. Set settings." + name
                                    + " to true, or send dryRun to see what it would do")
                    .refusal();
        }
    }
}
