package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ShownWhenStale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds {@code If-Match} and {@code If-None-Match} of a change against the resource it changes: the one its own GET shows
 * (see {@link Contract#viewOf}). Every operation gets here, so none can pass over the header. The version that matched is
 * what the operation reads as {@code If-Match}; it compares that once more under the lock of its row.
 */
public final class Preconditions {
    private static final String IF_MATCH = "If-Match";

    private final Contract contract;
    private final Handler operations;
    private final ResponseRenderer rendering;

    Preconditions(Contract contract, Handler operations) {
        this.contract = contract;
        this.operations = operations;
        this.rendering = new ResponseRenderer(contract.basePath());
    }

    /** The request with the one version it is based on; a 412 when the resource is another one now. */
    ApiRequest met(ApiRequest request, RequestHead head) throws Exception {
        EntityTags wanted = head.ifMatch();
        EntityTags unwanted = head.ifNoneMatch();
        if (wanted.absent() && unwanted.absent()) {
            return request;
        }
        Optional<Operation> view = contract.viewOf(request.operation());
        if (view.isEmpty()) {
            return withoutResource(request, wanted);
        }
        ApiResponse shown = shown(request, view.get());
        Optional<String> tag = tag(shown);
        if (tag.isEmpty()) {
            return withoutRepresentation(request, wanted);
        }
        if (!wanted.absent() && !wanted.holds(tag.get())) {
            throw with(
                            shown,
                            Problem.stale(name(request) + " has changed since If-Match " + wanted + "; it is "
                                    + tag.get() + " now: read it again and repeat the change"))
                    .refusal();
        }
        if (!unwanted.absent() && unwanted.holdsWeakly(tag.get())) {
            throw with(
                            shown,
                            Problem.stale(
                                    name(request) + " is there as " + tag.get() + ", which If-None-Match excludes"))
                    .refusal();
        }
        return request.with(IF_MATCH, wanted.absent() || wanted.any() ? null : tag.get());
    }

    /** What makes something new has no version yet: a version it is said to have is not its own. */
    private static ApiRequest withoutResource(ApiRequest request, EntityTags wanted) {
        if (!wanted.absent() && !wanted.any()) {
            throw Problem.stale("If-Match is " + wanted + ", and "
                            + request.operation().method() + " " + name(request)
                            + " changes nothing that has an ETag: send it without If-Match")
                    .refusal();
        }
        return request.with(IF_MATCH, null);
    }

    /** PUT makes what is not there; of all others the operation itself says that there is nothing. */
    private static ApiRequest withoutRepresentation(ApiRequest request, EntityTags wanted) {
        if (!wanted.absent() && request.operation().method().equals("PUT")) {
            throw Problem.stale(name(request) + " is not there, and If-Match asks for a version of it: send the change"
                            + " without If-Match to make it")
                    .refusal();
        }
        return request.with(IF_MATCH, null);
    }

    private static String name(ApiRequest request) {
        return request.operation().pathOf(request.path());
    }

    private static Problem with(ApiResponse shown, Problem stale) {
        return shown instanceof ApiResponse.Body body && body.body() instanceof ShownWhenStale current
                ? stale.showing("current", current)
                : stale;
    }

    /** The resource as it is now; null when it is not there. */
    private ApiResponse shown(ApiRequest request, Operation view) throws Exception {
        ApiRequest look = new ApiRequest(
                view, request.caller(), request.origin(), request.path(), Map.of(), Map.of(), false, null, null);
        try {
            return operations.handle(look);
        } catch (Exception e) {
            if (Problems.isNotFound(e)) {
                return null;
            }
            throw e;
        }
    }

    private Optional<String> tag(ApiResponse answer) {
        if (answer == null) {
            return Optional.empty();
        }
        RenderedResponse shown = answer instanceof ApiResponse.Body body
                ? rendering.json(body, true)
                : answer instanceof ApiResponse.Text text
                        ? ResponseRenderer.text(text)
                        : ResponseRenderer.nothing(new ApiResponse.Nothing());
        return Optional.ofNullable(shown.headers().get("ETag"));
    }
}
