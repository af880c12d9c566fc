package io.tillbridge.routing;

import java.util.List;

/**
 * A step of a route as a picture shows it.
 *
 * @param kind {@code begin work route kamelet system choice block}
 * @param name the key in the file, such as {@code setBody}
 * @param id of the step; null when it has none
 * @param description null when it has none
 * @param does what it does, in a few words
 * @param calls the route it calls; null when it calls none
 * @param line in the file, from 1
 * @param traffic null when no running route has this step
 * @param branches what is inside of it; empty for most
 */
public record PictureStep(
        String kind,
        String name,
        String id,
        String description,
        String does,
        String calls,
        int line,
        Traffic traffic,
        List<Branch> branches) {

    public PictureStep {
        branches = List.copyOf(branches);
    }

    /**
     * A chain of steps inside a step.
     *
     * @param label when it is taken
     * @param line where it begins, from 1
     */
    public record Branch(String label, int line, List<PictureStep> steps) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }
}
