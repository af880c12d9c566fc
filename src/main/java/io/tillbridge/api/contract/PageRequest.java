package io.tillbridge.api.contract;

import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of the API: which part of it a request asks for, and where a page ends.
 *
 * @param id of a row
 * @param fields the values rows are sorted by, by their names in the contract
 */
public record PageRequest<R>(Function<R, Object> id, Map<String, Function<R, Object>> fields) {
    private static final Pattern POSITION = Pattern.compile("(-?[A-Za-z]+) ([0-9]{1,18}) (.*)", Pattern.DOTALL);

    /** By ids, until more fields are named. */
    public static <R> PageRequest<R> of(Function<R, Object> id) {
        return new PageRequest<>(id, Map.of());
    }

    public PageRequest<R> by(String field, Function<R, Object> value) {
        Map<String, Function<R, Object>> more = new HashMap<>(fields);
        more.put(field, value);
        return new PageRequest<>(id, more);
    }

    /** The window a request asks for, one row larger than the page: that one tells whether another page follows. */
    public ListWindow window(ApiRequest request) {
        String sort = sort(request);
        Long afterId = null;
        String afterValue = null;
        if (request.after().isPresent()) {
            String position = request.after().get();
            Matcher matcher = POSITION.matcher(position);
            boolean byField = matcher.matches();
            if (byField ? !matcher.group(1).equals(sort) : sort != null) {
                throw Cursor.refusal();
            }
            afterId = byField ? Long.valueOf(matcher.group(2)) : Long.valueOf(Cursor.number(position));
            afterValue = byField ? matcher.group(3) : null;
        }
        return new ListWindow(
                instant(request, "createdSince"),
                instant(request, "updatedSince"),
                sort == null ? request.query("sort").orElse(null) : sort,
                afterId,
                afterValue,
                request.limit() + 1);
    }

    public <T> Page<T> page(ApiRequest request, List<R> found, Function<R, T> view) {
        String sort = sort(request);
        return Page.of(
                request,
                found,
                row -> sort == null
                        ? id.apply(row)
                        : sort + " " + id.apply(row) + " "
                                + text(fields.get(sort.replace("-", "")).apply(row)),
                view);
    }

    private static boolean isById(ApiRequest request) {
        return request.query("sort")
                .map(sort -> sort.replace("-", "").equals("id"))
                .orElse(true);
    }

    /** The field and its direction; null when the list is sorted by ids. */
    private static String sort(ApiRequest request) {
        return isById(request) ? null : request.query("sort").orElseThrow();
    }

    /** As the database compares it. */
    private static String text(Object value) {
        return value == null ? "" : value instanceof Instant instant ? UtcInstants.text(instant) : value.toString();
    }

    /** An instant in the query; a 400 when it is none. */
    public static Instant instant(ApiRequest request, String name) {
        return request.query(name)
                .map(text -> {
                    try {
                        return Instant.parse(text);
                    } catch (DateTimeParseException e) {
                        throw Problem.unreadable(List.of(RequestFault.inParameter(
                                        name,
                                        "malformed",
                                        name + " is " + QuotedText.of(text)
                                                + ", expected an instant such as 2026-03-11T13:02:09Z")))
                                .refusal();
                    }
                })
                .orElse(null);
    }

    /** A day in the query; a 400 when it is none. */
    public static LocalDate day(ApiRequest request, String name) {
        return request.query(name)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeException e) {
                        throw Problem.unreadable(List.of(RequestFault.inParameter(
                                        name,
                                        "malformed",
                                        name + " is " + QuotedText.of(text) + ", expected a day such as 2026-03-11")))
                                .refusal();
                    }
                })
                .orElse(null);
    }
}
