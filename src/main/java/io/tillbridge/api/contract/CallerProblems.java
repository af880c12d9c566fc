package io.tillbridge.api.contract;

import io.tillbridge.fault.CallerFault;

/** What a caller asked for and cannot have, as a problem: one table for every feature of the hub. */
public final class CallerProblems {
    private CallerProblems() {}

    public static Problem of(CallerFault fault) {
        String message = fault.getMessage();
        return switch (fault.why()) {
            case UNREADABLE -> Problem.unreadable(message);
            case FORBIDDEN -> Problem.forbidden(message, fault.permission());
            case UNKNOWN -> Problem.notFound(message);
            case CONFLICT -> Problem.conflict(ProblemType.of(fault.type()).orElse(ProblemType.CONFLICT), message);
            case STALE -> Problem.stale(message);
            case INVALID ->
                Problem.faulty(fault.faults().stream()
                        .map(one -> RequestFault.inBody(one.pointer(), one.code(), one.message()))
                        .toList());
            case TOO_MANY -> Problem.tooMany(message, fault.retrySeconds());
            case BUSY -> Problem.away(message).with("Retry-After", Long.toString(fault.retrySeconds()));
        };

}
}
