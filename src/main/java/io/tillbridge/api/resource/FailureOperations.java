package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import java.time.Instant;
import java.util.List;

/** Kept failures: looked at, sent again, laid aside. The kept message itself is not shown: it may hold anything. */
public final class FailureOperations {
    private static final PageRequest<KeptFailure> LIST = PageRequest.<KeptFailure>of(KeptFailure::id)
            .by("createdAt", KeptFailure::firstAt)
            .by("updatedAt", KeptFailure::lastAt);

    private final Failures failures;

    FailureOperations(Failures failures) {
        this.failures = failures;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(View.of(failure(request)));
    }

    public ApiResponse list(ApiRequest request) {
        Failures.Filter filter = new Failures.Filter(
                request.queryId("connection").orElse(null),
                request.query("kind").orElse(null),
                request.query("state").orElse(null));
        List<KeptFailure> found = failures.list(filter, LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, View::of));
    }

    public ApiResponse replay(ApiRequest request) throws FailureNotKept, AlreadyRunning {
        KeptFailure failure = failure(request);
        if (failure.event() != null) {
            return ApiResponse.ok(View.of(failures.replayEvent(failure.id())));
        }
        Run run = failures.replay(failure.id());
        return ApiResponse.accepted(RunView.of(run), "/runs/" + run.id());
    }

    public ApiResponse discard(ApiRequest request) throws FailureNotKept {
        return ApiResponse.ok(View.of(failures.discard(failure(request).id())));
    }

    private KeptFailure failure(ApiRequest request) {
        return failures.get(request.id()).orElseThrow(() -> Problem.notFound("There is no failure " + request.id())
                .refusal());
    }

    record View(
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
            Long eventNumber,
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
                    failure.event() == null ? null : failure.event().number(),
                    failure.firstAt(),
                    failure.lastAt());
        }

        private static String text(Long id) {
            return id == null ? null : id.toString();
        }
    }
}
