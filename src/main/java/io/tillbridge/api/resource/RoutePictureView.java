package io.tillbridge.api.resource;

import io.tillbridge.routing.PictureRoute;
import io.tillbridge.routing.PictureStep;
import java.util.List;

/** The routes of a file as trees of steps. */
record RoutePictureView(String file, RouteStateView state, List<Drawn> routes) {

    static RoutePictureView of(String file, RouteStateView state, List<PictureRoute> routes) {
        return new RoutePictureView(file, state, routes.stream().map(Drawn::of).toList());
    }

    record Drawn(
            String id,
            String kind,
            String description,
            String note,
            String begins,
            boolean off,
            String key,
            int line,
            TrafficView traffic,
            List<DrawnStep> steps) {
        static Drawn of(PictureRoute route) {
            return new Drawn(
                    route.id(),
                    route.kind(),
                    route.description(),
                    route.note(),
                    route.begins(),
                    route.off(),
                    route.key(),
                    route.line(),
                    TrafficView.of(route.traffic(), route.under()),
                    DrawnStep.of(route.steps()));
        }
    }

    record DrawnStep(
            String kind,
            String name,
            String id,
            String description,
            String does,
            String calls,
            int line,
            TrafficView traffic,
            List<DrawnBranch> branches) {
        static List<DrawnStep> of(List<PictureStep> steps) {
            return steps.stream().map(DrawnStep::of).toList();
        }

        private static DrawnStep of(PictureStep step) {
            return new DrawnStep(
                    step.kind(),
                    step.name(),
                    step.id(),
                    step.description(),
                    step.does(),
                    step.calls(),
                    step.line(),
                    TrafficView.of(step.traffic(), null),
                    step.branches().stream().map(DrawnBranch::of).toList());
        }
    }

    record DrawnBranch(String label, int line, List<DrawnStep> steps) {
        static DrawnBranch of(PictureStep.Branch branch) {
            return new DrawnBranch(branch.label(), branch.line(), DrawnStep.of(branch.steps()));
        }
    }
}
