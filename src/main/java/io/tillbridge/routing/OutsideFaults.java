package io.tillbridge.routing;

import io.tillbridge.network.EndlessAnswer;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.util.URISupport;

/**
 * Makes passing failures of what says that another system is away or overloaded, whichever library throws it: a step below
 * custom/ is then tried again, and its failure names the system. Only for routes whose failures end as the hub's own
 * configurations say, and outside of {@code doTry}: others may catch the exception itself.
 */
final class OutsideFaults implements InterceptStrategy {
    private static final Set<String> INSIDE = Set.of("direct", "seda", "kamelet", "log", "jdbc", "sql", "file");
    private static final String OF_THE_HUB = "failures";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST = 200;

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        if (!(definition instanceof SendDefinition<?> send)
                || INSIDE.contains(Step.scheme(context.resolvePropertyPlaceholders(send.getEndpointUri())))) {
            return target;
        }
        return appliesTo(definition) ? new Passing(target) : target;
    }

    /** A step below custom/ whose failures end as the hub's own configurations say. */
    static boolean appliesTo(NamedNode definition) {
        RouteDefinition route =
                definition instanceof ProcessorDefinition<?> step ? ProcessorDefinitionHelper.getRoute(step) : null;
        return route != null
                && String.valueOf(route.getId()).startsWith("custom-")
                && String.valueOf(route.getRouteConfigurationId()).startsWith(OF_THE_HUB);
    }

    /** Whether another try makes sense, by what the exception and those behind it are. */
    static boolean isPassing(Throwable thrown) {
        boolean passing = false;
        int depth = 0;
        for (Throwable at = thrown; at != null && depth < 20; at = at.getCause(), depth++) {
            if (at instanceof Failure || at instanceof SQLException) {
                return false;
            }
            passing |= says(at);
        }
        return passing;
    }

    private static boolean says(Throwable one) {
        if (one instanceof HttpOperationFailedException http) {
            return http.getStatusCode() == TOO_MANY_REQUESTS || http.getStatusCode() >= SERVER_ERROR;
        }
        return one instanceof SocketException
                || one instanceof EndlessAnswer
                || one instanceof SocketTimeoutException
                || one instanceof UnknownHostException
                || isNamedSo(one.getClass());
    }

    /** Libraries in lib/ have exceptions of their own for it. */
    private static boolean isNamedSo(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            String name = at.getSimpleName();
            if (name.endsWith("TimeoutException")
                    || name.endsWith("RetriableException")
                    || name.endsWith("NoHttpResponseException")) {
                return true;
            }
        }
        return false;
    }

    /** Without a cause: Camel would handle the innermost one. */
    private static PassingFailure passing(Exchange exchange, Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String endpoint = shown(URISupport.sanitizeUri(exchange.getProperty(Exchange.TO_ENDPOINT, "", String.class)));
        String said = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        PassingFailure failure = new PassingFailure("The system behind " + endpoint + " does not answer as it should ("
                + root.getClass().getSimpleName() + said + ")");
        failure.addSuppressed(thrown);
        return failure;
    }

    /** Of the hub's own components the options say nothing more; others have their servers there. */
    private static String shown(String uri) {
        int options = uri.indexOf('?');
        String shown = options >= 0 && Palette.CUSTOM.to().contains(Step.scheme(uri)) ? uri.substring(0, options) : uri;
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }

    private static final class Passing extends DelegateAsyncProcessor {
        Passing(Processor step) {
            super(step);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return super.process(exchange, sync -> {
                Throwable thrown = exchange.getException();
                if (thrown != null
                        && !Boolean.TRUE.equals(exchange.getProperty(Exchange.TRY_ROUTE_BLOCK, Boolean.class))
                        && isPassing(thrown)) {
                    exchange.setException(passing(exchange, thrown));
                }
                callback.done(sync);
            });
        }
    }
}
