package io.tillbridge.routing;

import java.util.List;
import java.util.Map;

/**
 * What a message did in a route.
 *
 * @param file path of the route file below the routes folder
 * @param findings what the check of route files finds in that file
 * @param leftOut other files that were not loaded, as the check finds something in them, too
 * @param steps those that ran, in order; a step that was tried again once for each try
 * @param notRun steps with an id, of the routes that the message came to, that did not run
 * @param unusedAnswers names in the answers file that nothing asked for
 * @param variables at the end
 * @param body at the end
 * @param detail the outcome in a sentence
 */
public record TrialReport(
        String route,
        String file,
        String description,
        List<String> findings,
        List<String> leftOut,
        List<TrialStep> steps,
        List<String> notRun,
        List<String> unusedAnswers,
        Map<String, Object> variables,
        Object body,
        Outcome outcome,
        String detail) {
    public TrialReport {
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
        steps = List.copyOf(steps);
        notRun = List.copyOf(notRun);
        unusedAnswers = List.copyOf(unusedAnswers);
    }

    /** How the message ended. */
    public enum Outcome {
        /** All went well. */
        DONE,
        /** A failure was handled, and the message was kept for a replay. */
        KEPT,
        /** A failure was handled. */
        HANDLED,
        FAILED,
        /** It was stopped: the route loops. */
        ENDLESS;

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
