package io.tillbridge.routing;

import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the outside says in a trial: answers by step id, by {@code <bean>.<method>}, or by the bean of a {@code process}.
 * A list has one answer for each call; the last one holds for all calls after it.
 */
public final class TrialAnswers {
    private final Map<String, List<TrialAnswer>> answers;
    private final Map<String, Integer> used = new HashMap<>();

    private TrialAnswers(Map<String, List<TrialAnswer>> answers) {
        this.answers = answers;
    }

    /** Without any answer. */
    public static TrialAnswers none() {
        return new TrialAnswers(Map.of());
    }

    /**
     * Reads an answers file.
     *
     * @throws TrialFault with all that is wrong with it
     */
    public static TrialAnswers read(String text) {
        List<FieldFault> faults = new ArrayList<>();
        TrialAnswers answers = of("", TrialCase.document("answers file", text, faults), faults);
        TrialCase.refuse("answers file", faults);
        return answers;
    }

    /** @param given step ids with their answers; null for none */
    static TrialAnswers of(String pointer, Object given, List<FieldFault> faults) {
        Map<String, List<TrialAnswer>> answers = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> steps) {
            steps.forEach((step, answer) -> answers.put(step.toString(), list(pointer + "/" + step, answer, faults)));
        } else if (given != null) {
            faults.add(new FieldFault(pointer, "wrong-type", "must be step ids with their answers."));
        }
        return new TrialAnswers(answers);
    }

    private static List<TrialAnswer> list(String pointer, Object given, List<FieldFault> faults) {
        if (given instanceof List<?> calls && !calls.isEmpty()) {
            return calls.stream()
                    .map(call -> TrialAnswer.read(pointer, call, faults))
                    .toList();
        }
        return List.of(TrialAnswer.read(pointer, given, faults));
    }

    /**
     * Refuses answers that nothing can ask for.
     *
     * @throws TrialFault naming the nearest step
     */
    void mustBeOf(Collection<String> known) {
        Set<String> names = new TreeSet<>(known);
        List<String> unknown = answers.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> "The answers, " + name + ": expected the id of a step, <bean>.<method>, or the bean of a"
                        + " process, found none of that name." + LintContext.nearest(name, names))
                .toList();
        if (!unknown.isEmpty()) {
            throw new TrialFault(String.join("\n", unknown));
        }
    }

    /** The next answer for the first of the names that has one. */
    synchronized Optional<TrialAnswer> next(String... names) {
        for (String name : names) {
            List<TrialAnswer> given = name == null ? null : answers.get(name);
            if (given != null) {
                int call = used.merge(name, 1, Integer::sum);
                return Optional.of(given.get(Math.min(call, given.size()) - 1));
            }
        }
        return Optional.empty();
    }

    /** Names of the answers that nothing asked for. */
    synchronized List<String> unused() {
        return answers.keySet().stream().filter(name -> !used.containsKey(name)).toList();
    }
}
