package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.RSeries;
import io.tillbridge.run.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The switches of shops and tills: a job whose switch is off may only be tried. */
final class JobSwitchCheck {
    /** One of them has to be on. */
    private static final Map<String, List<String>> SWITCHES = Map.of(
            Jobs.ORDER_POLL, List.of("orderSync"),
            Jobs.SHIPMENT_PUSH, List.of("orderSync"),
            Jobs.PRODUCT_SYNC, List.of("productSync"),
            Jobs.VARIANT_READ, List.of("stockSync"),
            Jobs.INVENTORY_PUSH, List.of("stockSync"),
            Jobs.PRICE_PUSH, List.of("priceSync", "costSync", "autoCreateProducts"));

    private static final Set<String> KINDS = Set.of(CSeries.NAME, RSeries.NAME);

    private JobSwitchCheck() {}

    /** The setting of shops and tills by which a job is switched on first; others may do so too. */
    static Optional<String> switchOf(String job) {
        return Optional.ofNullable(SWITCHES.get(job)).map(names -> names.get(0));
    }

    /** Whether a switch of the job is on; a job without one always is. */
    static boolean isOn(Connection connection, String job) {
        List<String> names = SWITCHES.get(job);
        return names == null
                || !KINDS.contains(connection.kind())
                || names.stream()
                        .anyMatch(name ->
                                Boolean.TRUE.equals(connection.settings().get(name)));
    }

    /** A 409 that names the switch when it is off. */
    static void require(Connection connection, String job) {
        if (!isOn(connection, job)) {
            List<String> names = SWITCHES.get(job);
            throw Problem.conflict(
                            ProblemType.JOB_SWITCHED_OFF,
                            "Connection " + connection.id() + ": job " + job + " expects the switch "
                                    + String.join(" or ", names) + " to be on, found it off. Set settings."
                                    + names.get(0) + " to true, or send dryRun to see what it would do")
                    .refusal();
        }
    }
}
