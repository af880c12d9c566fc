package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the route of an operation gets, and what a client hears when that route does not run. */
class OperationRouteTest {
    private static final Contract CONTRACT = Contract.read();

    @Test
    void aRouteGetsOneObjectAndNothingElseOfTheRequest() throws Exception {
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        List<Object> bodies = new CopyOnWriteArrayList<>();
        List<ExchangePattern> patterns = new CopyOnWriteArrayList<>();
        try (RunningApi api = watched(exchange -> {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            headers.add(Map.copyOf(exchange.getVariables()));
            bodies.add(exchange.getMessage().getBody());
            patterns.add(exchange.getPattern());
        })) {
            HttpRequest.Builder request = api.request("/api/v1/orders?limit=7");
            for (String name : List.of(
                    Exchange.HTTP_URI,
                    Exchange.HTTP_PATH,
                    Exchange.HTTP_METHOD,
                    Exchange.HTTP_RESPONSE_CODE,
                    Exchange.FILE_NAME,
                    "CamelRouteStop",
                    "camelhttpuri",
                    "CamelBeanMethodName",
                    "CamelJdbcParameters",
                    "breadcrumbId",
                    "Accept")) {
                request.header(name, "hostile");
            }
            HttpResponse<String> answer = api.send(request);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(headers).allMatch(Map::isEmpty).hasSize(2);
            assertThat(bodies).singleElement().isInstanceOfSatisfying(ApiRequest.class, given -> {
                assertThat(given.operation().id()).isEqualTo("listOrders");
                assertThat(given.headers()).isEmpty();
            });
            assertThat(patterns).containsExactly(ExchangePattern.InOut);
        }
    }

    /** Ways to take a route out of work, and to bring it back. */
    enum Stop {
        SUSPEND {
            @Override
            void end(RouteController routes) throws Exception {
                routes.suspendRoute("listJobs");
            }

            @Override
            void begin(RouteController routes) throws Exception {
                routes.resumeRoute("listJobs");
            }
        },
        STOP {
            @Override
            void end(RouteController routes) throws Exception {
                routes.stopRoute("listJobs");
            }

            @Override
            void begin(RouteController routes) throws Exception {
                routes.startRoute("listJobs");
            }
        };

        abstract void end(RouteController routes) throws Exception;

        abstract void begin(RouteController routes) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatIsStoppedIsAProblemOfItsOwnOperationOnly(Stop stop) throws Exception {
        try (RunningApi api = new RunningApi(new EchoResource(CONTRACT))) {
            stop.end(api.camel.getRouteController());
            HttpResponse<String> stopped = api.get("/api/v1/jobs");
            HttpResponse<String> other = api.get("/api/v1/orders");
            stop.begin(api.camel.getRouteController());

            assertThat(stopped.statusCode()).isEqualTo(503);
            assertThat(RunningApi.json(stopped).path("detail").asText())
                    .isEqualTo("The operation listJobs is stopped now: try again later");
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(api.get("/api/v1/jobs").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anUploadReachesItsRouteWhileItIsStillSent() throws Exception {
        byte[] half = new byte[1024 * 1024];
        CountDownLatch begun = new CountDownLatch(1);
        EchoResource echo = new EchoResource(CONTRACT).with("uploadCatalog", request -> {
            InputStream bytes = request.file().bytes();
            int first = bytes.read();
            begun.countDown();
            return ApiResponse.ok(Map.of("first", first, "rest", bytes.readAllBytes().length));
        });
        try (RunningApi api = new RunningApi(echo);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            String head = "POST /api/v1/connections/7/uploads?filename=a.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Connection: close\r\nAuthorization: " + RunningApi.basic(RunningApi.ALL, "secret")
                    + "\r\nContent-Type: text/csv\r\nContent-Length: " + 2 * half.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(half);

            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            socket.getOutputStream().write(half);

            assertThat(RawHttp.read(socket.getInputStream()).body())
                    .contains("\"first\":0")
                    .contains("\"rest\":" + (2 * half.length - 1));
        }
    }

    private static RunningApi watched(Consumer<Exchange> watcher) throws Exception {
        return new RunningApi(
                new ApiSettings("127.0.0.1", 0, RunningApi.MAX_FILE),
                StandInRoutes.watched(CONTRACT, watcher, new EchoResource(CONTRACT)),
                new IdempotentAnswers(null, null, Clock.systemUTC()),
                RunningApi.NO_AUDIT,
                false);
    }
}
