package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Kept failures: looked at, sent again, laid aside. The kept message itself is not shown: it may hold anything. */
final class FailureOperations implements Resource {
    private static final PageRequest<KeptFailure> LIST = PageRequest.<KeptFailure>of(KeptFailure::id)
            .by("createdAt", KeptFailure::firstAt)
            .by("updatedAt", KeptFailure::lastAt);

    private final Failures failures;

    FailureOperations(Failures failures) {
        this.failures = failures;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listFailures", this::list,
                "getFailure", request -> ApiResponse.ok(View.of(failure(request))),
                "replayFailure", this::replay,
                "discardFailure", this::discard);
    }

    private ApiResponse list(ApiRequest request) {
        Failures.Filter filter = new Failures.Filter(
                request.queryId("connection").orElse(null),
                request.query("kind").orElse(null),
                request.query("state").orElse(null));
        List<KeptFailure> found = failures.list(filter, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, View::of));
    }

    private ApiResponse replay(ApiRequest request) throws FailureNotKept, AlreadyRunning {
        Run run = failures.replay(failure(request).id());
        return ApiResponse.accepted(RunView.of(run), "/runs/" + run.id());
    }

    private ApiResponse discard(ApiRequest request) throws FailureNotKept {
        return ApiResponse.ok(View.of(failures.discard(failure(request).id())));
    }

    private KeptFailure failure(ApiRequest request) {
        return failures.get(request.id()).orElseThrow(() -> Problem.notFound("There is no failure " + request.id())
                .refusal());
    }

    private record View(
            String id,
            String connectionId,
            String runId,
            String job,
            String kind,
            String state,
            String route,
            String step,
            String endpoint,
            String message,
            int attempts,
            String replayOf,
            Instant firstAt,
            Instant lastAt) {
        static View of(KeptFailure failure) {
            return new View(
                    Long.toString(failure.id()),
                    text(failure.connectionId()),
                    text(failure.runId()),
                    failure.job(),
                    failure.kind(),
                    failure.state(),
                    failure.routeId(),
                    failure.stepId(),
                    failure.endpoint(),
                    failure.message(),
                    failure.attempts(),
                    text(failure.replayOf()),
                    failure.firstAt(),
                    failure.lastAt());
        }

        private static String text(Long id) {
            return id == null ? null : id.toString();
        }
    }
}
