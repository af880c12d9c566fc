package io.tillbridge.routing;

/**
 * One step that ran in a trial.
 *
 * @param depth how many steps it runs in: 0 for the route that is tried
 * @param branch which branch of a choice, or which handling of a failure, begins with it; null for none
 * @param does the step in a few words: its kind, and what it names
 * @param description of the route file, "" for none
 * @param how whether it ran, or the trial did its work
 * @param sent what a step that goes outside, or is answered, would have sent; else null
 * @param answered what the answers file said; null when it said nothing
 * @param failed how it failed; null when it did not
 */
public record TrialStep(
        int depth,
        String id,
        String branch,
        String does,
        String description,
        How how,
        String sent,
        String answered,
        String failed) {

    /** Who did the work of a step. */
    public enum How {
        RAN,
        /** It would have gone outside, or into a bean: nothing was done, the message stayed as it was. */
        STUBBED,
        ANSWERED
    }

    TrialStep failed(String why) {
        return new TrialStep(depth, id, branch, does, description, how, sent, answered, why);
    }
}
