package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One condition on a field: {@code timeStamp=>=,2026-05-04T00:00:00Z}.
 *
 * @param values two for {@code ><}, many for {@code IN}, else one
 */
record FieldTerm(String field, String operator, List<String> values) {
    private static final List<String> OPERATORS = List.of(">", ">=", "<", "<=", "><", "!=", "~", "!~", "IN", "=");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]");
    private static final int MOST_VALUES = 100;

    /** @throws Refused 400 when the operator does not fit its values */
    static FieldTerm of(String field, String text) {
        int comma = text.indexOf(',');
        String operator = comma < 0 ? "=" : text.substring(0, comma);
        if (!OPERATORS.contains(operator)) {
            return new FieldTerm(field, "=", List.of(text));
        }
        String rest = comma < 0 ? text : text.substring(comma + 1);
        if (operator.equals("IN")) {
            String list = rest.startsWith("[") && rest.endsWith("]") ? rest.substring(1, rest.length() - 1) : rest;
            List<String> values = Arrays.stream(list.split(",", -1))
                    .map(value -> value.strip().replaceAll("^\"|\"$", ""))
                    .toList();
            if (values.size() > MOST_VALUES) {
                throw new Refused(400, "IN takes at most 100 values for " + field + ", found " + values.size());
            }
            return new FieldTerm(field, operator, values);
        }
        List<String> values = operator.equals("><") ? List.of(rest.split(",", -1)) : List.of(rest);
        if (operator.equals("><") && values.size() != 2) {
            throw new Refused(400, "Between (><) takes two values for " + field + ", found " + values.size());
        }
        return new FieldTerm(field, operator, values);
    }

    boolean isRange() {
        return List.of(">", ">=", "<", "<=", "><").contains(operator);
    }

    boolean matches(TillRow row) {
        if (field.equals("itemCode")) {
            if (!operator.equals("=") && !operator.equals("IN")) {
                throw new Refused(400, "itemCode takes = or IN only, found " + operator);
            }
            return List.of("itemID", "upc", "ean").stream().anyMatch(name -> values.contains(shown(row.get(name))));
        }
        Object value = row.get(field);
        if (value == null || value instanceof Nested) {
            return operator.equals("!=") || operator.equals("!~");
        }
        return switch (operator) {
            case ">" -> order(value, 0) > 0;
            case ">=" -> order(value, 0) >= 0;
            case "<" -> order(value, 0) < 0;
            case "<=" -> order(value, 0) <= 0;
            case "><" -> order(value, 0) >= 0 && order(value, 1) <= 0;
            case "!=" -> order(value, 0) != 0;
            case "~" -> isLike(value);
            case "!~" -> !isLike(value);
            default -> {
                for (int i = 0; i < values.size(); i++) {
                    if (order(value, i) == 0) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static String shown(Object value) {
        return value == null || "".equals(value) ? "\u0000" : RecordJson.text(value);
    }

    private boolean isLike(Object value) {
        String regex = Arrays.stream(values.get(0).split("%", -1)).map(Pattern::quote).reduce((a, b) -> a + ".*" + b).orElse("");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(RecordJson.text(value))
                .matches();
    }

    private int order(Object value, int n) {
        String given = values.get(n);
        try {
            if (value instanceof Long number) {
                return BigDecimal.valueOf(number).compareTo(new BigDecimal(given));
            }
            if (value instanceof BigDecimal number) {
                return number.compareTo(new BigDecimal(given));
            }
            if (value instanceof Instant time) {
                return time.compareTo(time(given));
            }
            return value instanceof Boolean flag
                    ? flag.toString().compareTo(given.toLowerCase(Locale.ROOT))
                    : value.toString().compareTo(given);
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refused(400, "'" + given + "' is no value for " + field);
        }
    }

    /** With any offset or none, which is UTC. */
    static Instant time(String text) {
        return TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime at
                ? at.toInstant()
                : LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }
}
