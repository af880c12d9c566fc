package io.tillbridge.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;

/**
 * A value of a variable in a trial that stands for an object of the hub: {@code ${variable.sync.mode}} reads its member
 * {@code mode}, as it reads the object's in the hub.
 */
final class TrialObject extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH =
            Pattern.compile("(\\??\\.)?[A-Za-z_][A-Za-z0-9_]*(\\??\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private TrialObject(Map<?, ?> members) {
        members.forEach((name, value) -> put(String.valueOf(name), of(value)));
    }

    /** A value whose objects read so, at every depth. */
    static Object of(Object value) {
        if (value instanceof Map<?, ?> members) {
            return new TrialObject(members);
        }
        return value instanceof List<?> list
                ? list.stream().map(TrialObject::of).toList()
                : value;
    }

    /**
     * The expression by which Simple reads a part of an object, when the object is one of these.
     *
     * @param properties as Camel gives them to the language of beans
     * @param object the place of the object in them, {@code path} that of the names
     */
    static Optional<Expression> part(Object[] properties, int object, int path) {
        boolean ours = properties != null
                && properties.length > path
                && properties[object] instanceof TrialObject
                && properties[path] instanceof String names
                && PATH.matcher(names).matches();
        if (!ours) {
            return Optional.empty();
        }
        Object value = properties[object];
        for (String name :
                properties[path].toString().replaceFirst("^\\??\\.", "").split("\\??\\.", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return Optional.of(constant(value));
    }

    private static Expression constant(Object value) {
        return new Expression() {
            @Override
            public <T> T evaluate(Exchange exchange, Class<T> type) {
                return exchange.getContext().getTypeConverter().convertTo(type, exchange, value);
            }
        };
    }
}
