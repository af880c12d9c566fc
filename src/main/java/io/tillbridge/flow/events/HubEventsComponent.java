package io.tillbridge.flow.events;

import io.tillbridge.event.EventType;
import io.tillbridge.event.ReadFrom;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The component {@code hub-events}. The application gives it what it reads; without that, as in a check of route files, its
 * endpoints can be made and looked at, and not be started.
 */
public final class HubEventsComponent extends DefaultComponent {
    public static final String SCHEME = "hub-events";

    static final String NAME = "name";
    static final String TYPES = "types";
    static final String FROM = "from";

    private final EventReading reading;

    /** Camel finds it by its scheme. */
    public HubEventsComponent() {
        this(null);
    }

    public HubEventsComponent(EventReading reading) {
        this.reading = reading;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String name = remaining.strip();
        if (name.isEmpty() || name.length() > EventReading.LONGEST_NAME) {
            throw new IllegalArgumentException("name: expected the name of the reader, 1 to "
                    + EventReading.LONGEST_NAME + " characters, found '" + name + "'.");
        }
        Set<EventType> types = EventType.list(getAndRemoveParameter(parameters, TYPES, String.class, ""));
        String from =
                getAndRemoveParameter(parameters, FROM, String.class, "now").strip();
        return new HubEventsEndpoint(uri, this, name, types, new ReadFrom(from.isEmpty() ? "now" : from));
    }

    EventReading reading() {
        if (reading == null) {
            throw new IllegalStateException("Events are read in a running hub only");
        }
        return reading;
    }
}
