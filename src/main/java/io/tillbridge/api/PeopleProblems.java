package io.tillbridge.api;

import io.tillbridge.access.PeopleFault;
import java.util.List;

/** What people, sessions and links refuse, as the API tells it. */
final class PeopleProblems {
    private PeopleProblems() {}

    static Problem of(PeopleFault fault) {
        if (fault instanceof PeopleFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof PeopleFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        if (fault instanceof PeopleFault.NotTheirs) {
            return Problem.forbidden(fault.getMessage(), null);
        }
        if (fault instanceof PeopleFault.Invalid invalid) {
            return Problem.faulty(List.of(Fault.inBody("/" + invalid.field(), invalid.code(), invalid.getMessage())));
        }
        if (fault instanceof PeopleFault.TooMany tooMany) {
            return Problem.tooMany(fault.getMessage(), tooMany.seconds());
        }
        if (fault instanceof PeopleFault.Busy) {
            return Problem.away(fault.getMessage()).with("Retry-After", Long.toString(PeopleFault.Busy.RETRY_SECONDS));
        }
        return Problem.conflict(fault.getMessage());
    }
}
