package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.lightspeed.CallAnswer;
import io.tillbridge.lightspeed.CallQuery;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunCancelled;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Calls R-Series accounts, with their buckets and tokens. Every call to one goes through here. */
public final class RSeriesClient {
    private static final CallRequest.Paths PATHS = new CallRequest.Paths(
            Pattern.compile("/?[A-Z][A-Za-z0-9_]{0,40}(/[A-Za-z0-9_-]{1,64}){0,6}"), "Item, Item/12 or /API/Session");

    private final AccountTargets targets;
    private final AccessTokens tokens;
    private final Buckets buckets;
    private final LightspeedHttp http;
    private final CurrentRun runs;

    /** @param runs a cancel of the run that makes a call ends its wait for the bucket */
    public RSeriesClient(
            AccountTargets targets, AccessTokens tokens, Buckets buckets, LightspeedHttp http, CurrentRun runs) {
        this.targets = targets;
        this.tokens = tokens;
        this.buckets = buckets;
        this.http = http;
        this.runs = runs;
    }

    /**
     * One call with the priority of orders.
     *
     * @param path below the account, such as {@code Item/12}; with a slash before it from the root of the API
     * @param query {@code name=value} pairs with {@code ;} between, not encoded; "" for none
     * @param body null for none
     * @return the JSON of the answer, mostly a Map; null for an empty answer to a change
     * @throws Failure by what went wrong
     */
    public Object call(long connectionId, String method, String path, String query, Object body) {
        return call(
                connectionId, request(method, path, CallQuery.plain(query)), Priority.ORDERS, body, runs::cancelled);
    }

    /** @throws io.tillbridge.run.BadDataFailure when it is no call */
    static CallRequest request(String method, String path, CallQuery query) {
        return CallRequest.of(method, path, LoadRelations.asList(query), PATHS);
    }

    Object call(long connectionId, CallRequest request, Priority priority, Object body, BooleanSupplier cancelled) {
        AccountTarget target = target(connectionId);
        return call(target, request, target.address(request), priority, body, cancelled);
    }

    /** Before the setting holds the account, the token says it: a kill or a fault may have come between the two. */
    AccountTarget target(long connectionId) {
        AccountTarget target = targets.of(connectionId);
        return target.accountId() == null
                ? target.of(tokens.account(connectionId).orElse(null))
                : target;
    }

    /**
     * @param address of the request; of a page it is as the server gave it
     */
    Object call(
            AccountTarget target,
            CallRequest request,
            URI address,
            Priority priority,
            Object body,
            BooleanSupplier cancelled) {
        byte[] json = request.hasBody() ? CallAnswer.json(body, request) : null;
        Attempt attempt =
                new Attempt(target, request, address, priority, CallCosts.kind(request, body), json, cancelled);
        String token = tokens.current(target.connection());
        CallAnswer answer = answer(attempt, token);
        if (answer.status() == 401) {
            token = tokens.insteadOf(target.connection(), token);
            answer = answer(attempt, token);
        }
        RSeriesFaults faults = new RSeriesFaults(target, request);
        if (!answer.ok()) {
            throw faults.answer(answer, token);
        }
        Object content = content(answer, faults);
        if (content == null && !answer.mayBeEmpty(request)) {
            throw faults.empty(answer.status());
        }
        return content;
    }

    private record Attempt(
            AccountTarget target,
            CallRequest request,
            URI address,
            Priority priority,
            String kind,
            byte[] json,
            BooleanSupplier cancelled) {}

    private CallAnswer answer(Attempt call, String token) {
        Bucket bucket = buckets.of(call.target());
        Bucket.Begun begun = bucket.acquire(call.kind(), call.priority(), call.cancelled());
        CallAnswer answer;
        try {
            answer = http.answer(call.request().method(), call.address(), headers(token, call.json()), call.json());
        } catch (IOException | RuntimeException e) {
            bucket.lost(begun);
            RSeriesFaults faults = new RSeriesFaults(call.target(), call.request());
            // What makes something is always reported: nobody knows whether it was made.
            if (call.cancelled().getAsBoolean() && !call.request().method().equals("POST")) {
                throw new RunCancelled(faults.subject() + " had not answered when the run was cancelled.");
            }
            throw faults.broken(e);
        }
        bucket.answered(begun, BucketHeaders.of(answer.header()), answer.status());
        return answer;
    }

    /** What was done but not answered whole is not done again by itself either. */
    private static Object content(CallAnswer answer, RSeriesFaults faults) {
        try {
            return answer.content(faults.subject());
        } catch (PassingFailure e) {
            throw faults.unread(e);
        }
    }

    private static Map<String, String> headers(String token, byte[] json) {
        Map<String, String> headers =
                new HashMap<>(Map.of("Authorization", "Bearer " + token, "Accept", "application/json"));
        if (json != null) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    /**
     * How full the bucket of a connection is.
     *
     * @throws RefusedFailure when there is no such connection
     */
    public BudgetView budget(long connectionId) {
        return buckets.of(targets.of(connectionId)).view();
    }
}
