package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.run.Failure;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * Calls a shop from Java, with the budget, failures and HTTP client of the kamelet: for tries of connections that are
 * not saved and for web hooks, which need no route.
 */
public final class CSeriesClient {
    private static final int LOOKS = 3;

    private final CamelContext context;
    private final CSeriesCalls calls;
    private final ShopTargets targets;
    private final LightspeedHttp http;

    public CSeriesClient(CamelContext context, ShopTargets targets, CSeriesCalls calls, LightspeedHttp client) {
        this.context = context;
        this.targets = targets;
        this.calls = calls;
        this.http = client;
    }

    ShopTargets targets() {
        return targets;
    }

    /**
     * One call; what a read does not find is looked for twice more at once, for it may be there in a moment.
     *
     * @param body null for none
     * @return what stands in the answer's envelope, null for an empty answer
     * @throws Failure by what went wrong
     */
    Object call(ShopTarget target, String method, String path, String query, Object body) {
        for (int looks = method.equals("GET") ? LOOKS : 1; ; looks--) {
            try {
                return once(target, method, path, query, body);
            } catch (CSeriesNotFound e) {
                if (looks == 1) {
                    throw e;
                }
            }
        }
    }

    private Object once(ShopTarget target, String method, String path, String query, Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setVariable(CSeriesCalls.CONNECTION, target);
        exchange.setProperty(CSeriesCalls.METHOD, method);
        exchange.setProperty(CSeriesCalls.PATH, path);
        exchange.setProperty(CSeriesCalls.QUERY, query);
        exchange.setProperty(CSeriesCalls.PRIORITY, "orders");
        exchange.getMessage().setBody(body);
        calls.begin(exchange);
        try {
            http.send(exchange);
        } catch (Exception e) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
            calls.broken(exchange);
        }
        calls.end(exchange);
        return exchange.getMessage().getBody();
    }
}
