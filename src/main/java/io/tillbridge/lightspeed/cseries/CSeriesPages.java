package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import java.time.Duration;
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
 * {@code cseriesResource}, {@code cseriesQuery}, {@code cseriesBy}, {@code cseriesKey}, {@code cseriesPriority}.
 */
public final class CSeriesPages {
    private static final String CALL =
            "kamelet:cseries-call?method=GET&path=RAW(${variable.path})&query=RAW(${variable.query})&priority=";
    private static final int LARGEST_PAGE = 250;

    private final CamelContext context;
    private final PageWalk.Tries tries;

    /**
     * @param tries how often a page is asked for again after a passing fault
     * @param pause before the first of these; each further one is twice as long
     */
    public CSeriesPages(CamelContext context, int tries, Duration pause, Sleeper waiter) {
        this.context = context;
        this.tries = new PageWalk.Tries(tries, pause, waiter);
    }

    /**
     * Begins a walk; the first page is fetched when the first item is asked for.
     *
     * @throws BadDataFailure when the kamelet's properties are none of a walk
     */
    public void open(Exchange exchange) {
        String resource = taken(exchange, "cseriesResource");
        CallQuery query = CSeriesCalls.query(exchange, taken(exchange, "cseriesQuery"));
        String by = taken(exchange, "cseriesBy");
        String key = taken(exchange, "cseriesKey");
        Priority priority = Priority.of(taken(exchange, "cseriesPriority"));
        String uri = CALL + (priority == Priority.BULK ? "bulk" : "orders");
        CallRequest checked = CallRequest.of("GET", resource, query);
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
        Endpoint endpoint = context.getEndpoint(uri);
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

    private static String taken(Exchange exchange, String name) {
        Object value = exchange.removeProperty(name);
        return value == null ? "" : value.toString();
    }
}
