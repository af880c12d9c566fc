package io.tillbridge.api.contract;

import io.tillbridge.access.ApiKeyFault;
import io.tillbridge.access.PeopleFault;
import io.tillbridge.fault.CallerFault;

/** What a caller asked for and cannot have, as a problem: one table for every feature of the hub. */
public final class CallerProblems {
    private CallerProblems() {}

    public static Problem of(CallerFault fault) {
        String message = fault.getMessage();
        return switch (fault.why()) {
            case UNREADABLE -> Problem.unreadable(message);
            case FORBIDDEN -> Problem.forbidden(message, missing(fault));
            case UNKNOWN -> Problem.notFound(message);
            case CONFLICT -> Problem.conflict(ProblemType.of(fault.type()).orElse(ProblemType.CONFLICT), message);
            case STALE -> Problem.stale(message);
            case INVALID ->
                Problem.faulty(fault.faults().stream()
                        .map(one -> RequestFault.inBody(one.pointer(), one.code(), one.message()))
                        .toList());
            case LATER -> later(fault);
        };
    }

    /** The first permission that is missing, when it is one. */
    private static String missing(CallerFault fault) {
        return fault instanceof ApiKeyFault.Exceeds exceeds
                ? exceeds.missing().get(0).text()
                : null;
    }

    private static Problem later(CallerFault fault) {
        return fault instanceof PeopleFault.TooMany tooMany
                ? Problem.tooMany(fault.getMessage(), tooMany.seconds())
                : Problem.away(fault.getMessage()).with("Retry-After", Long.toString(PeopleFault.Busy.RETRY_SECONDS));
    }
}
