package io.tillbridge.lightspeed.rseries;

import io.tillbridge.lightspeed.CallRequest;
import io.tillbridge.lightspeed.KameletProperties;
import io.tillbridge.lightspeed.Priority;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * What {@code rseries-call.kamelet.yaml} does: one call to the account of the connection in the variable
 * {@code connection}. The kamelet says what is asked by the exchange properties {@code rseriesMethod},
 * {@code rseriesPath}, {@code rseriesQuery} and {@code rseriesPriority}. The message keeps its headers, none of which
 * is sent.
 */
public final class RSeriesCalls {
    static final String PREFIX = "rseries";

    private final RSeriesClient client;
    private final CurrentRun runs;

    public RSeriesCalls(RSeriesClient client, CurrentRun runs) {
        this.client = client;
        this.runs = runs;
    }

    /**
     * Makes the call; the body becomes the JSON of the answer, as map.
     *
     * @throws Failure by what went wrong; the message is as it came
     */
    public void call(Exchange exchange) {
        KameletProperties given = new KameletProperties(exchange, PREFIX);
        CallRequest request = RSeriesClient.request(given.text("method"), given.text("path"), given.query("query"));
        Priority priority = Priority.of(given.text("priority"));
        Object body = exchange.getMessage().getBody();
        exchange.getMessage().setBody(client.call(connection(exchange), request, priority, body, stops(exchange)));
    }

    static long connection(Exchange exchange) {
        Object connection = exchange.getVariable("connection");
        if (connection == null || !connection.toString().matches("[0-9]{1,18}")) {
            throw new BadDataFailure(
                    "A call to a till account needs the variable connection, the id of an R-Series connection; found '"
                            + connection + "'. Let the route set it.");
        }
        return Long.parseLong(connection.toString());
    }

    BooleanSupplier stops(Exchange exchange) {
        return exchange.getVariable("run") instanceof RunLog run ? run::stops : runs::cancelled;
    }
}
