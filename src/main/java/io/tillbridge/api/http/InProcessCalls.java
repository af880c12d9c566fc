package io.tillbridge.api.http;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.FlowAccess;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Parameters;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.api.contract.RequestOrigin;
import io.tillbridge.audit.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * Calls operations from within the process. A call passes what a request over HTTP passes, but for the socket and the
 * sign-in: permission, parameters, body and its schema, limits, {@code If-Match}, {@code Idempotency-Key}, the audit, and
 * problems in place of exceptions. Operations that make no sense without a client are refused, see {@link FlowAccess}.
 */
public final class InProcessCalls {
    /** Calls of all flows that wait for other systems at the same time: as many as one caller has over HTTP. */
    private static final int MOST_CALLING_OUT = RemoteCallWorkers.MOST_OF_ONE_CALLER;

    private static final long RETRY_SECONDS = 5;
    private static final String REQUEST = "request";

    private final Contract contract;
    private final IdempotencyFilter repeats;
    private final InProcessBody bodies;
    private final Semaphore callingOut = new Semaphore(MOST_CALLING_OUT);

    /**
     * @param operations calls the operation of a request that was admitted
     * @param maxFile the largest file in bytes
     */
    public InProcessCalls(
            Contract contract, Handler operations, IdempotentAnswers answers, AuditLog audit, long maxFile) {
        this.contract = contract;
        this.repeats = new IdempotencyFilter(
                new AuditFilter(contract, operations, audit), new ResponseRenderer(contract.basePath()), answers);
        this.bodies = new InProcessBody(maxFile);
    }

    /** A call that may be made; its body has not been looked at yet. */
    public static final class Admitted {
        private final ApiRequest request;
        private final RequestHead head;
        private final Object body;

        private Admitted(ApiRequest request, RequestHead head, Object body) {
            this.request = request;
            this.head = head;
            this.body = body;
        }

        /** Whether it changes something. */
        public boolean changes() {
            return !request.operation().method().equals("GET");
        }

        /** Method and path, such as {@code POST /orders/7/shipments}. */
        public String name() {
            return request.operation().method() + " " + request.operation().pathOf(request.path());
        }
    }

    /**
     * Holds a call against the contract: the operation is one for flows, the caller has its permission, every parameter is
     * right.
     *
     * @throws io.tillbridge.api.contract.Refusal with the problem that the call would be answered with
     */
    public Admitted admit(InProcessCall call) {
        Operation operation = contract.operations().stream()
                .filter(one -> one.id().equals(call.operation()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no operation " + call.operation() + "; /docs lists them")
                        .refusal());
        FlowAccess.refusal(operation).ifPresent(reason -> {
            throw Problem.forbidden("A flow cannot call " + operation.id() + ": " + reason, null)
                    .refusal();
        });
        Authorizer.refuseWithoutRight(call.caller(), operation);
        Map<String, String> path = path(operation, call.arguments());
        Map<String, String> others = new TreeMap<>(call.arguments());
        others.keySet().removeAll(path.keySet());
        String query = encoded(others);
        Parameters parameters = Parameters.read(operation, query, call.headers()::get);
        String requestId = UUID.randomUUID().toString();
        ApiRequest request = new ApiRequest(
                operation,
                call.caller(),
                new RequestOrigin(requestId, null, true, null),
                path,
                parameters.query(),
                parameters.headers(),
                false,
                null,
                null);
        String place = operation.pathOf(path);
        return new Admitted(
                request,
                new RequestHead(
                        requestId,
                        operation.method(),
                        contract.basePath() + place + (query.isEmpty() ? "" : "?" + query),
                        contract.basePath() + place,
                        null,
                        EntityTags.of(Optional.ofNullable(call.headers().get("If-Match")).stream()
                                .toList()),
                        EntityTags.of(List.of())),
                call.body());
    }

    private static Map<String, String> path(Operation operation, Map<String, String> arguments) {
        Map<String, String> path = new HashMap<>();
        List<RequestFault> missing = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parametersIn("path")) {
            String value = arguments.get(parameter.name());
            if (value == null) {
                missing.add(RequestFault.inParameter(
                        parameter.name(), "required", parameter.name() + " is missing, a part of the path"));
            } else {
                path.put(parameter.name(), value);
            }
        }
        if (!missing.isEmpty()) {
            throw Problem.unreadable(missing).refusal();
        }
        Authorizer.refuseWrongPath(operation, path);
        return path;
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Holds the body against its schema, and does nothing else; a stream is left unread.
     *
     * @throws io.tillbridge.api.contract.Refusal with the problem that the call would be answered with
     */
    public void check(Admitted call) {
        if (call.request.operation().takesFile() || call.body instanceof InputStream) {
            return;
        }
        try {
            bodies.put(call.request, call.body);
        } catch (IOException e) {
            throw Problems.of(e, call.head).refusal();
        }
    }

    /**
     * Makes the call.
     *
     * @throws io.tillbridge.api.contract.Refusal with the problem that it is answered with
     */
    public InProcessResponse perform(Admitted call) {
        boolean out = call.request.callsOut();
        if (out && !callingOut.tryAcquire()) {
            throw Problem.tooMany(
                            "Flows have " + MOST_CALLING_OUT + " calls under way that wait for other systems, and may"
                                    + " have no more",
                            RETRY_SECONDS,
                            RateLimit.concurrent("calls-out", MOST_CALLING_OUT))
                    .refusal();
        }
        String before = MDC.get(REQUEST);
        MDC.put(REQUEST, call.head.requestId());
        try {
            return answered(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.away("The hub is stopping").refusal();
        } catch (Exception e) {
            throw Problems.of(e, call.head).refusal();
        } finally {
            if (before == null) {
                MDC.remove(REQUEST);
            } else {
                MDC.put(REQUEST, before);
            }
            if (out) {
                callingOut.release();
            }
        }
    }

    private InProcessResponse answered(Admitted call) throws Exception {
        long begun = System.nanoTime();
        ApiRequest request = bodies.put(call.request, call.body);
        try {
            InProcessResponse response = ReplyReader.read(repeats.answer(request, call.head));
            AccessLog.answered(request, call.head, response.status(), System.nanoTime() - begun);
            return response;
        } finally {
            if (request.file() != null) {
                request.file().close();
            }
        }
    }
}
