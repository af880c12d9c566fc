package io.tillbridge.api.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.api.http.InProcessCalls;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.routing.CallingRoute;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whose name a step calls, and what becomes of a problem. */
class FlowCallerTest {
    private final AtomicInteger tries = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Handler operations =
            request -> ApiResponse.ok(Map.of("caller", request.caller().id()));

    @BeforeEach
    void start() throws Exception {
        InProcessCalls calls = new InProcessCalls(
                Contract.read(), request -> operations.handle(request), null, RunningApi.NO_AUDIT, 100);
        FlowCaller caller = new FlowCaller(() -> calls, FlowCallerTest::permissions);
        context.disableJMX();
        context.getRegistry().bind("hub", new HubBean(caller));
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
        context.getCamelContextExtension().addInterceptStrategy(CallingRoute.notes());
        context.addRoutes(new Flows(new HubCallStep(caller)));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Set<Permission> permissions(String route) {
        return route.startsWith("custom-") ? Set.of(Permission.ORDERS_READ, Permission.ORDERS_WRITE) : Set.of();
    }

    private static final class Flows extends RouteBuilder {
        private final Processor step;

        Flows(Processor step) {
            this.step = step;
        }

        @Override
        public void configure() {
            routeTemplate("hub-call")
                    .templateParameter("operation")
                    .from("kamelet:source")
                    .setProperty("hubOperation", constant("{{operation}}"))
                    .setProperty("hubArguments", constant("id=${body}"))
                    .process(step);
            routeTemplate("own").from("kamelet:source").to("kamelet:hub-call?operation=getOrder");
            String read = "kamelet:hub-call?operation=getOrder";
            from("direct:plain").routeId("custom-plain").to(read);
            from("direct:nested").routeId("custom-nested").to("kamelet:own");
            from("direct:outer").routeId("outer").to("direct:inner");
            from("direct:inner").routeId("custom-inner").to(read);
            from("direct:outer-with-right").routeId("custom-outer").to("direct:inner-without-right");
            from("direct:inner-without-right").routeId("inner").to(read);
            from("direct:split")
                    .routeId("custom-split")
                    .split(body())
                    .parallelProcessing()
                    .to(read)
                    .end();
            from("direct:loop").routeId("custom-loop").loop(2).copy().to(read).end();
            from("direct:multicast")
                    .routeId("custom-multicast")
                    .multicast()
                    .to(read)
                    .end();
            from("direct:bean").routeId("custom-bean").bean("hub", "order(${body})");
            from("direct:expression").routeId("custom-expression").setBody(method("hub", "order(${body})"));
            from("direct:tapped").routeId("custom-tapped").to("direct:after-tap");
            from("direct:after-tap").routeId("custom-after").to("seda:tap?waitForTaskToComplete=Always");
            from("seda:tap").routeId("custom-seda").to(read);
            from("direct:caught")
                    .routeId("custom-caught")
                    .doTry()
                    .throwException(new IllegalStateException("on purpose"))
                    .doCatch(IllegalStateException.class)
                    .to(read)
                    .end();
            from("direct:retried")
                    .routeId("custom-retried")
                    .onException(PassingFailure.class)
                    .maximumRedeliveries(2)
                    .redeliveryDelay(60_000)
                    .end()
                    .to("kamelet:hub-call?operation=cancelOrder");
            from("direct:stranger").routeId("stranger").to(read);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plain, custom-plain",
        "nested, custom-nested",
        "outer, custom-inner",
        "loop, custom-loop",
        "bean, custom-bean",
        "expression, custom-expression",
        "tapped, custom-seda",
        "multicast, custom-multicast",
        "caught, custom-caught"
    })
    void aStepCallsInTheNameOfTheRouteThatHasIt(String start, String route) {
        Exchange ended = send(start, "7");

        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("caller", "flow:" + route));
    }

    @Test
    void thePartsOfASplitCallInTheNameOfItsRoute() {
        assertThat(send("split", List.of("1", "2", "3")).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"stranger, stranger", "outer-with-right, inner"})
    void aRouteWithoutTheRightIsRefusedWhoeverCalledIt(String start, String route) {
        Exchange ended = send(start, "7");

        assertThat(ended.getException())
                .isInstanceOf(BadDataFailure.class)
                .hasMessage("getOrder: Not permitted: The flow " + route + " lacks the permission orders:read:"
                        + " routes/custom/permissions.yaml names the permissions of flows");
        assertThat(ended.getMessage().getBody()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"409, true", "429, true", "503, true", "404, false", "412, false", "422, false"})
    void someProblemsPassAndOthersLast(int status, boolean passes) {
        operations = request -> {
            throw problem(status).refusal();
        };

        Exchange ended = send("plain", "7");

        assertThat(ended.getException())
                .isInstanceOf(passes ? PassingFailure.class : BadDataFailure.class)
                .hasMessageStartingWith("getOrder: ")
                .hasMessageContaining("told on purpose");
    }

    @Test
    void aRouteThatTriesAgainWaitsAsLongAsTheProblemAsks() {
        operations = request -> {
            if (request.operation().method().equals("GET") || tries.incrementAndGet() > 1) {
                return ApiResponse.ok(Map.of("tries", tries.get()));
            }
            throw Problem.away("told on purpose").with("Retry-After", "0").refusal();
        };

        Exchange ended = send("retried", "7");

        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("tries", 2));
        assertThat(ended.getMessage().getHeaders()).doesNotContainKey(Exchange.REDELIVERY_DELAY);
    }

    @Test
    void noHeaderOfTheMessageReachesTheOperation() {
        operations = request -> ApiResponse.ok(Map.of("headers", request.headers()));

        Exchange ended = context.createProducerTemplate().send("direct:plain", exchange -> {
            exchange.getMessage().setBody("7");
            exchange.getMessage().setHeader("If-Match", "\"3\"");
            exchange.getMessage().setHeader("Authorization", "Basic secret");
            exchange.getMessage().setHeader("X-Customer", "Jane");
        });

        assertThat(ended.getMessage().getBody()).isEqualTo(Map.of("headers", Map.of()));
        assertThat(ended.getMessage().getHeaders()).containsEntry("X-Customer", "Jane");
    }

    private static Problem problem(int status) {
        String told = "told on purpose";
        return switch (status) {
            case 409 -> Problem.conflict(ProblemType.ORDER_STATE, told);
            case 429 -> Problem.tooMany(told, 3);
            case 503 -> Problem.away(told);
            case 404 -> Problem.notFound(told);
            case 412 -> Problem.stale(told);
            default -> Problem.faulty(told, List.of());
        };
    }

    private Exchange send(String route, Object body) {
        return context.createProducerTemplate()
                .send("direct:" + route, exchange -> exchange.getMessage().setBody(body));
    }
}
