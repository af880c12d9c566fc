package io.tillbridge.routing.custom;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** How many bytes a message has, about: those of its texts, and some for each value of lists and maps. */
final class MessageWeight {
    static final long OF_A_VALUE = 16;

    private MessageWeight() {}

    /** Of a message that waits: body, headers, variables and the properties that its route has set. */
    static long of(Exchange exchange) {
        long properties = 0;
        for (Map.Entry<String, Object> property : exchange.getProperties().entrySet()) {
            properties += property.getKey().startsWith("Camel") ? 0 : of(property.getValue());
        }
        return of(exchange.getMessage().getBody())
                + of(exchange.getMessage().getHeaders())
                + of(exchange.getVariables())
                + properties;
    }

    static long of(Object value) {
        if (value instanceof CharSequence text) {
            return OF_A_VALUE + text.length();
        }
        if (value instanceof byte[] bytes) {
            return OF_A_VALUE + bytes.length;
        }
        if (value instanceof StreamCache stream) {
            return OF_A_VALUE + Math.max(0, stream.length());
        }
        if (value instanceof ByteArrayInputStream unread) {
            return OF_A_VALUE + unread.available();
        }
        if (value instanceof Map<?, ?> map) {
            return OF_A_VALUE
                    + map.entrySet().stream()
                            .mapToLong(entry -> of(entry.getKey()) + of(entry.getValue()))
                            .sum();
        }
        if (value instanceof Collection<?> values) {
            return OF_A_VALUE + values.stream().mapToLong(MessageWeight::of).sum();
        }
        if (value instanceof Object[] values) {
            return of(Arrays.asList(values));
        }
        return OF_A_VALUE;
    }
}
