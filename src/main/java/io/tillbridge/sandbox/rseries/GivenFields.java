package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Fields of a body as a client sends them: texts, numbers and booleans for the same thing, a list of one with or without brackets. */
record GivenFields(Map<?, ?> fields) {
    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** "" for null. */
    String text(String name) {
        Object value = fields.get(name);
        if (value instanceof Map || value instanceof List) {
            throw new Refused(400, "'" + name + "' must be a single value");
        }
        return value == null ? "" : value.toString();
    }

    /** 0 for nothing. @throws Refused 400 when it is no whole number */
    long id(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,17}")) {
            throw new Refused(400, "'" + name + "' must be an id, found " + text);
        }
        return Long.parseLong(text);
    }

    /** 0 for nothing. @throws Refused 400 when it is no number */
    BigDecimal amount(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Refused(400, "'" + name + "' must be a number, found " + text);
        }
    }

    /** @throws Refused 422 when it is no whole number */
    long whole(String name) {
        try {
            return amount(name).longValueExact();
        } catch (ArithmeticException e) {
            throw new Refused(422, "'" + name + "' must be a whole number, found " + text(name));
        }
    }

    boolean flag(String name) {
        return text(name).equals("true") || text(name).equals("1");
    }

    /** The records below a plural and a singular name; none for nothing. */
    List<GivenFields> list(String plural, String singular) {
        if (!(fields.get(plural) instanceof Map<?, ?> wrapper)) {
            return List.of();
        }
        Object inner = wrapper.get(singular);
        List<?> all = inner instanceof List<?> list ? list : inner == null ? List.of() : List.of(inner);
        return all.stream()
                .map(one -> {
                    if (!(one instanceof Map<?, ?> map)) {
                        throw new Refused(400, "'" + singular + "' must hold objects");
                    }
                    return new GivenFields(map);
                })
                .toList();
    }
}
