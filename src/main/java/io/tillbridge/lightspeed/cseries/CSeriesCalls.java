package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.KameletProperties;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunCancelled;
import io.tillbridge.run.RunLog;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What {@code cseries-call.kamelet.yaml} does around its HTTP step: take a call of the budget and dress the message up,
 * then read the answer and undress it. Between the two only the call's own headers are on the message; afterwards it has
 * the headers it came with, and the answer as its body. The kamelet says what is asked by the exchange properties
 * {@code cseriesMethod}, {@code cseriesPath}, {@code cseriesQuery}, {@code cseriesPriority}; the shop is the connection
 * of the variable {@code connection}.
 */
public final class CSeriesCalls {
    static final CallRequest.Paths PATHS = new CallRequest.Paths(
            Pattern.compile("[a-z][a-z_]{0,40}(/[A-Za-z0-9_-]{1,64}){0,5}"), "orders or orders/123/products");
    static final String METHOD = "cseriesMethod";
    static final String PATH = "cseriesPath";
    static final String QUERY = "cseriesQuery";
    static final String PRIORITY = "cseriesPriority";
    static final String CONNECTION = "connection";
    private static final String UNDER_WAY = "cseriesCall";

    private final ShopTargets targets;
    private final Budgets budgets;

    public CSeriesCalls(ShopTargets targets, Budgets budgets) {
        this.targets = targets;
        this.budgets = budgets;
    }

    /**
     * Waits for the budget and makes the message the call.
     *
     * @throws Failure when the call cannot be made; the message is as it came
     */
    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        CallRequest request = CallRequest.of(
                property(exchange, METHOD), property(exchange, PATH), KameletProperties.query(exchange, property(exchange, QUERY)), PATHS);
        Priority priority = Priority.of(property(exchange, PRIORITY));
        byte[] json = request.hasBody() ? CallAnswer.json(message.getBody(), request) : null;
        ShopTarget target = target(exchange);
        Budget budget = budgets.of(target);
        Budget.Begun begun = budget.acquire(priority, cancelled(exchange));
        CallUnderWay call = CallUnderWay.of(target, request, budget, begun, message);
        exchange.setProperty(UNDER_WAY, call);
        message.getHeaders().clear();
        message.getHeaders().putAll(headers(target, request));
        message.setBody(json);
    }

    /**
     * After an answer of any kind: the body is its content.
     *
     * @throws Failure by its status or when its content is none; the message is as it came
     */
    public void end(Exchange exchange) {
        CallUnderWay call = taken(exchange);
        Message message = exchange.getMessage();
        CallAnswer answer;
        try {
            answer = answer(message);
        } catch (RuntimeException e) {
            call.budget().lost();
            call.restore(message, call.body());
            throw call.faults().broken(e);
        }
        call.restore(message, call.body());
        call.budget().answered(call.begun(), RateHeaders.of(answer.header()), answer.status());
        if (!answer.ok()) {
            throw call.faults().answer(answer);
        }
        Object content = content(answer, call.faults());
        if (content == null && !answer.mayBeEmpty(call.request())) {
            throw call.faults().empty(answer.status());
        }
        message.setBody(content);
    }

    private static Object content(CallAnswer answer, CSeriesFaults faults) {
        try {
            return ShopAnswer.content(answer, faults.subject());
        } catch (PassingFailure e) {
            throw faults.unread(e);
        }
    }

    /**
     * After a call without answer.
     *
     * @throws Failure always; the message is as it came
     */
    public void broken(Exchange exchange) {
        CallUnderWay call = taken(exchange);
        call.budget().lost();
        call.restore(exchange.getMessage(), call.body());
        boolean cancelled = exchange.getVariable("run") instanceof RunLog run && run.cancelled();
        // What makes something stays told as such: nobody knows whether it was made.
        if (cancelled && !call.request().method().equals("POST")) {
            throw new RunCancelled(call.faults().subject() + " had not answered when the run was cancelled.");
        }
        throw call.faults().broken(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /**
     * What the key of a connection may still call.
     *
     * @throws RefusedFailure when it has none
     */
    public BudgetView budget(long connectionId) {
        return view(targets.of(connectionId));
    }

    BudgetView view(ShopTarget target) {
        return budgets.of(target).view();
    }

    private ShopTarget target(Exchange exchange) {
        Object connection = exchange.getVariable(CONNECTION);
        if (connection instanceof ShopTarget target) {
            return target;
        }
        if (connection == null || !connection.toString().matches("[0-9]{1,18}")) {
            throw new BadDataFailure(
                    "A call to a shop needs the variable connection, the id of a C-Series connection; found '"
                            + connection + "'. Let the route set it.");
        }
        return targets.of(Long.parseLong(connection.toString()));
    }

    private static Map<String, Object> headers(ShopTarget target, CallRequest request) {
        String place = target.baseUrl() + "/" + target.language() + "/" + request.path() + ".json";
        Map<String, Object> headers = new HashMap<>(Map.of(
                Exchange.HTTP_URI,
                place,
                Exchange.HTTP_METHOD,
                request.method(),
                "Authorization",
                target.authorization(),
                "Accept",
                "application/json"));
        if (!request.query().isEmpty()) {
            headers.put(Exchange.HTTP_RAW_QUERY, request.query());
        }
        if (request.hasBody()) {
            headers.put(Exchange.CONTENT_TYPE, "application/json");
        }
        return headers;
    }

    private static CallAnswer answer(Message message) {
        Map<String, Object> headers = message.getHeaders();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        byte[] body = message.getBody(byte[].class);
        Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> kept.put(name, String.valueOf(value)));
        if (status == null) {
            throw new IllegalStateException("the http step left no answer");
        }
        return new CallAnswer(status, kept::get, body == null ? new byte[0] : body);
    }

    private static CallUnderWay taken(Exchange exchange) {
        CallUnderWay call = exchange.getProperty(UNDER_WAY, CallUnderWay.class);
        if (call == null) {
            throw new IllegalStateException(
                    "A call to a shop ends that never began: correct the kamelet cseries-call.");
        }
        for (String name : new String[] {UNDER_WAY, METHOD, PATH, QUERY, PRIORITY, Exchange.CHARSET_NAME}) {
            exchange.removeProperty(name);
        }
        return call;
    }

    private static String property(Exchange exchange, String name) {
        return exchange.getProperty(name, String.class);
    }

    private static BooleanSupplier cancelled(Exchange exchange) {
        return exchange.getVariable("run") instanceof RunLog run ? run::stops : () -> false;
    }
}
