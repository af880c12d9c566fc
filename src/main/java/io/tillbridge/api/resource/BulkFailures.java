package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.CallerProblems;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.FailureNotKept;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import java.util.ArrayList;
import java.util.List;

/** Many kept failures in one call. Each has an outcome of its own; one that cannot be replayed keeps no other from it. */
public final class BulkFailures {
    private final Failures failures;

    BulkFailures(Failures failures) {
        this.failures = failures;
    }

    public ApiResponse replay(ApiRequest request) {
        return each(request, this::replayed);
    }

    public ApiResponse discard(ApiRequest request) {
        return each(
                request,
                failure -> Outcome.of(failure.id(), 200, null, failures.discard(failure.id())));
    }

    private Outcome replayed(KeptFailure failure) throws FailureNotKept, AlreadyRunning {
        if (failure.event() != null) {
            return Outcome.of(failure.id(), 200, null, failures.replayEvent(failure.id()));
        }
        Run run = failures.replay(failure.id());
        return Outcome.of(failure.id(), 202, run, failures.get(failure.id()).orElse(failure));
    }

    private ApiResponse each(ApiRequest request, Work work) {
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode id : request.body().path("ids")) {
            outcomes.add(outcome(id.asLong(), work));
        }
        int done = (int) outcomes.stream().filter(one -> one.problem() == null).count();
        return ApiResponse.ok(new View(done, outcomes.size() - done, outcomes));
    }

    private Outcome outcome(long id, Work work) {
        try {
            return work.on(failures.get(id).orElseThrow(() -> CallerFault.unknown("failure " + id)));
        } catch (FailureNotKept e) {
            return Outcome.refused(id, Problem.conflict(ProblemType.FAILURE_NOT_KEPT, e.getMessage()));
        } catch (AlreadyRunning e) {
            return Outcome.refused(id, Problem.conflict(ProblemType.ALREADY_RUNNING, e.getMessage()));
        } catch (CallerFault e) {
            return Outcome.refused(id, CallerProblems.of(e));
        }
    }

    /** What is done to each. */
    @FunctionalInterface
    private interface Work {
        Outcome on(KeptFailure failure) throws FailureNotKept, AlreadyRunning;
    }

    /** @param status as the call for one failure answers */
    private record Outcome(String id, int status, RunView run, FailureOperations.View failure, Problem problem) {
        static Outcome of(long id, int status, Run run, KeptFailure failure) {
            return new Outcome(
                    Long.toString(id),
                    status,
                    run == null ? null : RunView.of(run),
                    FailureOperations.View.of(failure),
                    null);
        }

        static Outcome refused(long id, Problem problem) {
            return new Outcome(Long.toString(id), problem.status(), null, null, problem);
        }
    }

    private record View(int done, int refused, List<Outcome> items) {}
}
