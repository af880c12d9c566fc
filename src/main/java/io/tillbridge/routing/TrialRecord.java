package io.tillbridge.routing;

import io.tillbridge.routing.TrialStep.How;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.DelayDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.WireTapDefinition;

/** Writes down what a message does in a trial, and does the work of the steps that would go outside. */
final class TrialRecord implements StubbedSteps.Trial {
    /** More than a route of the largest size does for a long list; a route that loops does more. */
    static final int MOST_STEPS = 10_000;

    private final TrialAnswers answers;
    private final List<TrialStep> steps = new ArrayList<>();
    private final Set<String> ran = new LinkedHashSet<>();
    private final List<String> handlers = new ArrayList<>();
    private final List<String> keepers = new ArrayList<>();
    private final IdentityHashMap<ProcessorDefinition<?>, String> branches = new IdentityHashMap<>();
    private final Set<Throwable> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final CompletableFuture<Void> endless = new CompletableFuture<>();
    private int depth;

    TrialRecord(TrialAnswers answers) {
        this.answers = answers;
    }

    @Override
    public synchronized StubbedSteps.Turn turn(ProcessorDefinition<?> step, String target, Exchange exchange) {
        if (steps.size() >= MOST_STEPS) {
            endless.complete(null);
            exchange.setRouteStop(true);
            throw new IllegalStateException("The trial was ended after " + MOST_STEPS + " steps");
        }
        if (step instanceof RouteDefinition) {
            return () -> null;
        }
        note(step);
        boolean named = step.hasCustomIdAssigned();
        Optional<TrialAnswer> answer = answers.next(named ? step.getId() : null, StepWords.bean(step));
        boolean outside = target != null;
        How how = answer.isPresent() ? How.ANSWERED : outside || isHubs(step) ? How.STUBBED : How.RAN;
        boolean calls = outside || answer.isPresent() && StepWords.calls(step);
        int place = steps.size();
        steps.add(new TrialStep(
                depth,
                named ? step.getId() : "",
                branches.get(step),
                StepWords.of(step, target, exchange),
                step.getDescriptionText() == null ? "" : step.getDescriptionText(),
                how,
                calls ? sent(exchange) : null,
                answer.map(TrialAnswer::text).orElse(null),
                null));
        depth++;
        return new Place(
                place,
                answer.<Processor>map(given -> message -> given.give(message, target))
                        .orElseGet(() -> how == How.RAN ? inside(step) : message -> {}));
    }

    /** A copy of the message would go its way at the same time: here it goes first. */
    private static Processor inside(ProcessorDefinition<?> step) {
        return step instanceof WireTapDefinition<?> tap
                ? message -> message.getContext()
                        .createProducerTemplate()
                        .send(message.getContext().resolvePropertyPlaceholders(tap.getUri()), message.copy())
                : null;
    }

    /** Beans are the hub's own; a pause is nobody's. */
    private static boolean isHubs(ProcessorDefinition<?> step) {
        return StepWords.bean(step) != null || step instanceof DelayDefinition;
    }

    private static String sent(Exchange exchange) {
        StringBuilder sent = new StringBuilder();
        for (String header : List.of(Exchange.HTTP_METHOD, Exchange.HTTP_PATH, Exchange.HTTP_QUERY)) {
            Object value = exchange.getMessage().getHeader(header);
            sent.append(value == null ? "" : value + " ");
        }
        return sent + TrialValue.text(exchange.getMessage().getBody());
    }

    private void note(ProcessorDefinition<?> step) {
        if (step.hasCustomIdAssigned()) {
            ran.add(step.getId());
        }
        if (step instanceof ChoiceDefinition choice) {
            for (WhenDefinition when : choice.getWhenClauses()) {
                begins(when.getOutputs(), "when " + when.getExpression().getExpression());
            }
            if (choice.getOtherwise() != null) {
                begins(choice.getOtherwise().getOutputs(), "otherwise");
            }
        }
        if (step.getParent() instanceof OnExceptionDefinition handler) {
            branches.put(
                    step, handler.getOutputs().indexOf(step) == 0 ? "failure handled by " + handler.getId() : null);
            handlers.add(handler.getId());
            if (String.valueOf(StepWords.bean(step)).startsWith("failures.keep")) {
                keepers.add(handler.getId());
            }
        }
    }

    private void begins(List<ProcessorDefinition<?>> outputs, String branch) {
        if (!outputs.isEmpty()) {
            branches.put(outputs.get(0), branch);
        }
    }

    /** What a bean in an expression results in. */
    synchronized Object result(String bean, String method) {
        String call = method == null ? bean : bean + "." + method;
        Optional<TrialAnswer> answer = answers.next(call, bean);
        How how = answer.isPresent() ? How.ANSWERED : How.STUBBED;
        String answered = answer.map(TrialAnswer::text).orElse(null);
        steps.add(new TrialStep(depth, "", null, "method " + call, "", how, null, answered, null));
        return answer.map(TrialAnswer::result).orElse(null);
    }

    private synchronized void ended(int place, Exchange exchange) {
        depth = Math.max(0, depth - 1);
        Exception failure = exchange.getException();
        if (failure != null && shown.add(failure)) {
            steps.set(place, steps.get(place).failed(why(failure)));
        }
    }

    static String why(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + TrialValue.text(String.valueOf(failure.getMessage()));
    }

    /** Completes when the message takes too many steps to end. */
    CompletableFuture<Void> endless() {
        return endless;
    }

    synchronized List<TrialStep> steps() {
        return List.copyOf(steps);
    }

    synchronized Set<String> ran() {
        return Set.copyOf(ran);
    }

    /** Ids of the handlings of failures whose steps ran, the last one last. */
    synchronized List<String> handlers() {
        return List.copyOf(handlers);
    }

    /** Of those, the ones that kept a message, once for each message. */
    synchronized List<String> keepers() {
        return List.copyOf(keepers);
    }

    private final class Place implements StubbedSteps.Turn {
        private final int place;
        private final Processor instead;

        Place(int place, Processor instead) {
            this.place = place;
            this.instead = instead;
        }

        @Override
        public Processor instead() {
            return instead;
        }

        @Override
        public void ended(Exchange exchange) {
            TrialRecord.this.ended(place, exchange);
        }
    }
}
