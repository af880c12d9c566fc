package io.tillbridge.routing;

import io.tillbridge.document.FieldFault;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.BudgetSpent;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * What a step answers in a trial instead of doing its work.
 *
 * @param body null with {@code hasBody} false: the body stays as it is
 * @param status of an HTTP response; 0 for none
 * @param fails how the step fails; null when it does not
 * @param message of the failure
 */
record TrialAnswer(
        boolean hasBody,
        Object body,
        Map<String, Object> variables,
        Map<String, Object> headers,
        int status,
        String fails,
        String message) {
    private static final List<String> MEMBERS = List.of("body", "variables", "headers", "status", "fails", "message");
    private static final List<String> FAILURES = List.of("passing", "lasting", "refused", "budget");
    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 599;
    private static final int FIRST_FAILED = 300;

    /** @param given of the answers file: an object with these members, or the body itself */
    static TrialAnswer read(String pointer, Object given, List<FieldFault> faults) {
        if (!(given instanceof Map<?, ?> members)) {
            return new TrialAnswer(given != null, given, Map.of(), Map.of(), 0, null, null);
        }
        TrialCase.object(pointer, given, MEMBERS, faults);
        Object fails = members.get("fails");
        if (fails != null && !FAILURES.contains(fails)) {
            faults.add(new FieldFault(
                    pointer + "/fails",
                    "not-allowed",
                    "must be one of " + String.join(", ", FAILURES) + ", found '" + fails + "'."));
        }
        return new TrialAnswer(
                members.containsKey("body"),
                members.get("body"),
                named(pointer, members, "variables", faults),
                named(pointer, members, "headers", faults),
                status(pointer, members.get("status"), faults),
                fails == null ? null : fails.toString(),
                members.get("message") == null ? null : members.get("message").toString());
    }

    private static int status(String pointer, Object given, List<FieldFault> faults) {
        if (given == null) {
            return 0;
        }
        if (given instanceof Integer status && status >= FIRST_STATUS && status <= LAST_STATUS) {
            return status;
        }
        faults.add(new FieldFault(
                pointer + "/status", "out-of-range", "must be an HTTP status from 100 to 599, found '" + given + "'."));
        return 0;
    }

    private static Map<String, Object> named(String pointer, Map<?, ?> members, String name, List<FieldFault> faults) {
        Map<String, Object> named = new LinkedHashMap<>();
        TrialCase.object(pointer + "/" + name, members.get(name), null, faults)
                .forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    /**
     * Answers in the place of a step.
     *
     * @param target the address of the step; null for a step that has none
     */
    void give(Exchange exchange, String target) throws Exception {
        variables.forEach((name, value) -> exchange.setVariable(name, TrialObject.of(value)));
        headers.forEach(exchange.getMessage()::setHeader);
        if (status > 0) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        }
        if (fails != null) {
            fail();
        }
        if (status >= FIRST_FAILED) {
            fail(target == null ? "" : target);
        }
        if (hasBody) {
            exchange.getMessage().setBody(body);
        }
    }

    /** Of a bean in an expression. */
    Object result() {
        if (fails != null) {
            fail();
        }
        return body;
    }

    private void fail() {
        String why = message == null ? "the answers file lets this step fail (" + fails + ")" : message;
        throw switch (fails) {
            case "passing" -> new PassingFailure(why);
            case "refused" -> new RefusedFailure(why);
            case "budget" -> new BudgetSpent(why, Instant.now());
            default -> new BadDataFailure(why);
        };
    }

    /** As the component of an http step does, and as the hub's own calls do. */
    private void fail(String target) throws HttpOperationFailedException {
        String why = message == null ? "HTTP status " + status : message;
        if (target.startsWith("http")) {
            if (!target.contains("throwExceptionOnFailure=false")) {
                throw new HttpOperationFailedException(
                        StubbedSteps.bare(target), status, why, null, Map.of(), TrialValue.text(body));
            }
        } else if (status == 401 || status == 403) {
            throw new RefusedFailure(why);
        } else if (status == 408 || status == 429 || status >= 500) {
            throw new PassingFailure(why);
        } else {
            throw new BadDataFailure(why);
        }
    }

    /** For the report of a trial. */
    String text() {
        if (fails != null) {
            return "fails: " + fails;
        }
        String answered = status > 0 ? "status " + status : "";
        if (hasBody) {
            answered += (answered.isEmpty() ? "" : ", ") + TrialValue.text(body);
        }
        if (!variables.isEmpty()) {
            answered += (answered.isEmpty() ? "" : ", ") + "variables " + TrialValue.text(variables);
        }
        return answered.isEmpty() ? "nothing" : answered;
    }
}
