package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.Runs;

/** What dry runs would do. */
public final class RunPlanOperations {
    private static final PageRequest<PlanItem.Stored> LIST = PageRequest.of(PlanItem.Stored::id);

    private final Runs runs;

    RunPlanOperations(Runs runs) {
        this.runs = runs;
    }

    public ApiResponse list(ApiRequest request) {
        long run = request.id();
        if (runs.get(run).isEmpty()) {
            throw Problem.notFound("There is no run " + run).refusal();
        }
        PlanItem.Action action =
                request.query("action").map(PlanItem.Action::of).orElse(null);
        return ApiResponse.ok(LIST.page(request, runs.plan(run, action, LIST.window(request)), View::of));
    }

    private record View(
            String id,
            String action,
            String subject,
            String subjectId,
            String title,
            String productId,
            String field,
            String before,
            String after,
            Long count,
            String detail) {
        static View of(PlanItem.Stored stored) {
            PlanItem item = stored.item();
            return new View(
                    Long.toString(stored.id()),
                    item.action().text(),
                    item.subject(),
                    item.subjectId(),
                    item.title(),
                    item.productId() == null ? null : item.productId().toString(),
                    item.field(),
                    item.before(),
                    item.after(),
                    item.things(),
                    item.detail());
        }
    }
}
