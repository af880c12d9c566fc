package io.tillbridge.api;

import io.tillbridge.access.ApiKeyFault;
import io.tillbridge.access.Permission;
import io.tillbridge.retailer.RetailerFault;
import java.util.List;
import java.util.Optional;

/** What keys and retailers refuse, as the API tells it. */
final class KeyProblems {
    private KeyProblems() {}

    /** Empty when it is no fault of theirs. */
    static Optional<Problem> of(Throwable thrown) {
        if (thrown instanceof ApiKeyFault fault) {
            return Optional.of(of(fault));
        }
        return thrown instanceof RetailerFault fault ? Optional.of(of(fault)) : Optional.empty();
    }

    private static Problem of(ApiKeyFault fault) {
        if (fault instanceof ApiKeyFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof ApiKeyFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        if (fault instanceof ApiKeyFault.Exceeds exceeds) {
            Permission first = exceeds.missing().get(0);
            return Problem.forbidden(fault.getMessage(), first.text());
        }
        if (fault instanceof ApiKeyFault.Invalid invalid) {
            return Problem.faulty(invalid.faults().stream()
                    .map(one -> Fault.inBody(one.pointer(), one.code(), one.message()))
                    .toList());
        }
        return Problem.conflict(fault.getMessage());
    }

    private static Problem of(RetailerFault fault) {
        if (fault instanceof RetailerFault.Unknown) {
            return Problem.notFound(fault.getMessage());
        }
        if (fault instanceof RetailerFault.Stale) {
            return Problem.stale(fault.getMessage());
        }
        return fault instanceof RetailerFault.Terms
                ? Problem.faulty(List.of(Fault.inBody("/acceptedTermsUrl", "not-allowed", fault.getMessage())))
                : Problem.conflict(fault.getMessage());
    }
}
