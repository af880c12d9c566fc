package io.tillbridge.routing;

import java.util.List;

/** Watches for secrets for want of which files are refused: they are set without a change of the files. */
final class MissingSecrets {
    /** A look each quarter of a second, so each five seconds. */
    private static final int LOOKS = 20;

    private final RouteCheck check;
    private int looks;

    MissingSecrets(RouteCheck check) {
        this.check = check;
    }

    /** Whether one of them is set now; asked with each look at the folder, and answered from time to time. */
    boolean wereSet(List<RouteFinding> faults) {
        looks = (looks + 1) % LOOKS;
        return looks == 0
                && faults.stream()
                        .flatMap(fault -> SecretNameCheck.missing(fault).stream())
                        .anyMatch(check::hasSecret);
    }
}
