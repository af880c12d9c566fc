package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallQuery;
import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.KameletProperties;
import io.tillbridge.lightspeed.PageTries;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.BadDataFailure;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * What {@code rseries-pages.kamelet.yaml} does: the body becomes the records of a list, one map each, fetched page by page
 * when they are asked for. The kamelet says what is walked by the exchange properties {@code rseriesResource},
 * {@code rseriesQuery}, {@code rseriesKey} and {@code rseriesPriority}, and how often a page is asked for again by
 * {@code rseriesRetries}, {@code rseriesPause} and {@code rseriesLongestPause}.
 */
public final class RSeriesPages {
    private final RSeriesClient client;
    private final RSeriesCalls calls;
    private final Sleeper waiter;

    /** @param waiter lets the pause before another try pass */
    public RSeriesPages(RSeriesClient client, RSeriesCalls calls, Sleeper waiter) {
        this.client = client;
        this.calls = calls;
        this.waiter = waiter;
    }

    /**
     * Begins a walk; the first page is fetched when the first record is asked for.
     *
     * @throws BadDataFailure when the kamelet's properties are none of a walk
     */
    public void open(Exchange exchange) {
        KameletProperties given = new KameletProperties(exchange, RSeriesCalls.PREFIX);
        String resource = given.text("resource");
        CallQuery query = limited(given.query("query"));
        String key = given.text("key").strip();
        Priority priority = Priority.of(given.text("priority"));
        PageTries tries = new PageTries(
                given.number("retries"), 0, given.pause("pause"), given.pause("longestPause"), waiter);
        CallRequest request = RSeriesClient.request("GET", resource, query);
        AccountTarget target = client.target(RSeriesCalls.connection(exchange));
        BooleanSupplier stops = calls.stops(exchange);
        exchange.getMessage()
                .setBody(new NextWalk(
                        new RSeriesFaults(target, request).subject(),
                        new PageAddress(target.address(request)),
                        key.isEmpty() ? entity(request) : key,
                        page -> client.call(target, request, page.uri(), priority, null, stops),
                        tries));
    }

    private static String entity(CallRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    /** The server refuses more than a hundred rows. */
    private static CallQuery limited(CallQuery query) {
        int rows = query.value("limit")
                .filter(text -> text.strip().matches("[0-9]{1,9}"))
                .map(text -> Integer.parseInt(text.strip()))
                .filter(limit -> limit > 0 && limit < PageAddress.LARGEST)
                .orElse(PageAddress.LARGEST);
        return query.without("limit")
                .and(new CallQuery(List.of(new CallQuery.Pair("limit", Integer.toString(rows)))));
    }
}
