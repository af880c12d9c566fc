package io.tillbridge.routing.custom;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/**
 * Values that options of endpoints take from the registry. Each change of one gets another name: Camel keeps the endpoint
 * of an address, with the value that it was made with.
 */
final class OfferedValues {
    private final String prefix;
    private final Map<String, Offered> offered = new ConcurrentHashMap<>();

    /** A value, and how many there were before it. */
    private record Offered(String value, int number) {}

    OfferedValues(String prefix) {
        this.prefix = prefix;
    }

    /** @return the name in the registry */
    String offer(String name, String value, CamelContext context) {
        Offered now = offered.compute(name, (same, before) -> {
            if (before != null && before.value().equals(value)) {
                return before;
            }
            return new Offered(value, before == null ? 1 : before.number() + 1);
        });
        String bean = prefix + name + "." + now.number();
        context.getRegistry().bind(bean, String.class, value);
        return bean;
    }
}
