package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ProcessorDefinition;

/** The steps of the routes under test: writes down which ones run, and puts mocks for those that leave the loaded files. */
final class TestedSteps implements StubbedSteps.Trial {
    private final Map<String, Processor> replaced = new ConcurrentHashMap<>();
    private final List<String> path = new CopyOnWriteArrayList<>();

    void replace(String id, Processor replacement) {
        replaced.put(id, replacement);
    }

    static MockEndpoint edge(CamelContext context, String id) {
        return context.getEndpoint("mock:" + id, MockEndpoint.class);
    }

    List<String> path() {
        return List.copyOf(path);
    }

    @Override
    public StubbedSteps.Turn turn(ProcessorDefinition<?> step, String target, Exchange exchange) {
        String id = step.getId();
        if (step.hasCustomIdAssigned()) {
            path.add(id);
        }
        Processor replacement = replaced.get(id);
        if (replacement == null && target != null) {
            return () ->
                    message -> edge(message.getContext(), id).createProducer().process(message);
        }
        return () -> replacement;
    }
}
