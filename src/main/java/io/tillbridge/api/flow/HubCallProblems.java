package io.tillbridge.api.flow;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.run.Failure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** A problem of the API as the failure that route configurations know. */
final class HubCallProblems {
    private static final int NAMED = 5;
    private static final long LONGEST_PAUSE = Duration.ofSeconds(60).toMillis();

    private HubCallProblems() {}

    /**
     * The failure. For one that passes, the message says to Camel how long the problem's {@code Retry-After} asks it to
     * wait, a minute at most: a route configuration that tries again waits that long.
     */
    static Failure failure(Exchange exchange, String operation, Problem problem) {
        int status = problem.status();
        String message = operation + ": " + problem.title() + ": " + problem.detail() + faults(problem.errors());
        if (status != 409 && status != 429 && status < 500) {
            return new HubCallRefused(message, status);
        }
        String seconds = problem.headers().get("Retry-After");
        if (seconds != null && seconds.matches("[0-9]{1,6}")) {
            long pause = Math.min(Long.parseLong(seconds) * 1000, LONGEST_PAUSE);
            exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, pause);
        }
        return new HubCallPassing(message, status);
    }

    private static String faults(List<RequestFault> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        String named = errors.stream().limit(NAMED).map(RequestFault::message).collect(Collectors.joining("; "));
        int more = errors.size() - NAMED;
        return ": " + named + (more > 0 ? "; and " + more + " more" : "");
    }
}
