package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.CallQuery;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.KameletEndpoints;
import io.tillbridge.lightspeed.KameletProperties;
import io.tillbridge.lightspeed.PageTries;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;

/**
 * What {@code cseries-pages.kamelet.yaml} does: the body becomes the items of a list, fetched page by page through
 * {@code cseries-call} when they are asked for. The kamelet says what is walked by the exchange properties
 * {@code cseriesResource}, {@code cseriesQuery}, {@code cseriesBy}, {@code cseriesKey}, {@code cseriesPriority}, and how
 * often a page is asked for again by {@code cseriesRetries}, {@code cseriesAbsentRetries}, {@code cseriesPause} and
 * {@code cseriesLongestPause}.
 */
public final class CSeriesPages {
    private static final String CALL =
            "kamelet:cseries-call?method=GET&path=RAW(${variable.path})&query=RAW(${variable.query})&priority=";
    private static final int LARGEST_PAGE = 250;

    private final CamelContext context;
    private final Sleeper waiter;

    /** @param waiter lets the pause before another try pass */
    public CSeriesPages(CamelContext context, Sleeper waiter) {
        this.context = context;
        this.waiter = waiter;
    }

    /**
     * Begins a walk; the first page is fetched when the first item is asked for.
     *
     * @throws BadDataFailure when the kamelet's properties are none of a walk
     */
    public void open(Exchange exchange) {
        KameletProperties given = new KameletProperties(exchange, "cseries");
        String resource = given.text("resource");
        CallQuery query = given.query("query");
        String by = given.text("by");
        String key = given.text("key");
        Priority priority = Priority.of(given.text("priority"));
        PageTries tries = new PageTries(
                given.number("retries"),
                given.number("absentRetries"),
                given.pause("pause"),
                given.pause("longestPause"),
                waiter);
        String uri = CALL + (priority == Priority.BULK ? "bulk" : "orders");
        CallRequest checked = CallRequest.of("GET", resource, query, CSeriesCalls.PATHS);
        PagePosition first = PagePosition.first(by, limit(query));
        CallQuery rest = query.without("limit");
        Map<String, Object> variables = Map.copyOf(known(exchange));
        exchange.getMessage()
                .setBody(new PageWalk(
                        first,
                        page -> items(fetch(uri, checked.path(), rest.and(CallQuery.plain(page)), variables), key),
                        tries));
    }

    /** By a producer of its own: a kept one would go on with the kamelet as it was before a change. */
    private Object fetch(String uri, String path, CallQuery query, Map<String, Object> variables) {
        Endpoint endpoint = KameletEndpoints.of(context, uri);
        Exchange answer = endpoint.createExchange();
        variables.forEach(answer::setVariable);
        answer.setVariable("path", path);
        answer.setVariable("query", query);
        try (Producer call = endpoint.createProducer()) {
            call.start();
            call.process(answer);
        } catch (Exception e) {
            answer.setException(e);
        }
        Exception fault = answer.getException();
        if (fault instanceof Failure failure) {
            throw failure;
        }
        if (fault != null) {
            throw new IllegalStateException("The kamelet cseries-call does not work: " + fault.getMessage(), fault);
        }
        return answer.getMessage().getBody();
    }

    /** An empty list comes as an empty object, too. */
    private static List<?> items(Object content, String key) {
        Object items =
                content instanceof Map<?, ?> map && !key.isBlank() && map.containsKey(key) ? map.get(key) : content;
        if (items instanceof List<?> list) {
            return list;
        }
        if (items == null || items instanceof Map<?, ?> map && map.isEmpty()) {
            return List.of();
        }
        throw new BadDataFailure("Expected a list from the shop, found "
                + (items instanceof Map<?, ?> map
                        ? "an object with " + names(map.keySet())
                        : items.getClass().getSimpleName())
                + ". Name the list's key in the kamelet's property.");
    }

    private static String names(Collection<?> keys) {
        return keys.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> known(Exchange exchange) {
        return exchange.getVariables().entrySet().stream()
                .filter(variable -> List.of("connection", "run").contains(variable.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int limit(CallQuery query) {
        return query.value("limit")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(limit -> limit > 0)
                .orElse(LARGEST_PAGE);
    }
}
