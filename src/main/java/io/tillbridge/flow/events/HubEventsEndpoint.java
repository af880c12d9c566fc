package io.tillbridge.flow.events;

import io.tillbridge.event.EventType;
import io.tillbridge.event.ReadFrom;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A reader of events, by name. */
final class HubEventsEndpoint extends DefaultEndpoint {
    private final String name;
    private final Set<EventType> types;
    private final ReadFrom from;

    HubEventsEndpoint(String uri, HubEventsComponent component, String name, Set<EventType> types, ReadFrom from) {
        super(uri, component);
        this.name = name;
        this.types = Set.copyOf(types);
        this.from = from;
    }

    String name() {
        return name;
    }

    Set<EventType> types() {
        return types;
    }

    ReadFrom from() {
        return from;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return new HubEventsConsumer(this, processor, ((HubEventsComponent) getComponent()));
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A route reads events; the hub writes them with each change.");
    }
}
