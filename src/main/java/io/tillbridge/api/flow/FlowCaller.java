package io.tillbridge.api.flow;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.Refusal;
import io.tillbridge.api.http.InProcessCall;
import io.tillbridge.api.http.InProcessCalls;
import io.tillbridge.api.http.InProcessResponse;
import io.tillbridge.routing.CallingRoute;
import io.tillbridge.run.RunLog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * Calls an operation in the name of the route that an exchange is in. In a dry run, a change is checked and noted as an
 * event of the run, and not made.
 */
public final class FlowCaller {
    private final Supplier<InProcessCalls> calls;
    private final Function<String, Set<Permission>> permissions;

    /**
     * @param calls there when routes run
     * @param permissions of a route, by its id; empty for a route that has none
     */
    public FlowCaller(Supplier<InProcessCalls> calls, Function<String, Set<Permission>> permissions) {
        this.calls = calls;
        this.permissions = permissions;
    }

    /**
     * Makes the call.
     *
     * @param arguments path and query parameters by name
     * @param headers such as {@code If-Match}
     * @return empty when it was not made, for a dry run must not change anything
     * @throws HubCallRefused for a problem that lasts
     * @throws HubCallPassing for one that passes
     */
    Optional<InProcessResponse> call(
            Exchange exchange,
            String operation,
            Map<String, String> arguments,
            Map<String, String> headers,
            Object body) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        try {
            InProcessCall call = new InProcessCall(caller(exchange), operation, arguments, headers, body);
            InProcessCalls.Admitted admitted = calls.get().admit(call);
            if (admitted.changes() && exchange.getVariable("run") instanceof RunLog run && run.dryRun()) {
                calls.get().check(admitted);
                run.info("Would call " + operation + ": " + admitted.name() + ".");
                return Optional.empty();
            }
            return Optional.of(calls.get().perform(admitted));
        } catch (Refusal refused) {
            throw HubCallProblems.failure(exchange, operation, refused.problem());
        }
    }

    /** The route that the step belongs to. Without one the caller has no permission. */
    private Caller caller(Exchange exchange) {
        String id = CallingRoute.of(exchange).orElse("");
        return Caller.flow(id, permissions.apply(id));
    }
}
