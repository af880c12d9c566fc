package io.tillbridge.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.app.Until;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which doors are open, which are not, and how they close. */
class ListeningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform-http:/api/v1/secrets | A route cannot listen to HTTP by itself, found platform-http:/api/v1/secrets:"
                        + " add the operation to openapi.yaml and to the routes of its resource",
                "rest:get:/secrets?consumerComponentName=platform-http | No RestConfiguration for component:"
                        + " platform-http found, RestConfiguration targets: hub",
                "rest:get:/secrets | Expected an operation of openapi.yaml, found GET /secrets: add it there first",
                "rest:get:/jobs | Multiple consumers for the same endpoint is not allowed: hub:listJobs"
            })
    void aRouteCannotListenBesideTheContract(String from, String message) throws Exception {
        Main main = main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("secrets").setBody(constant("all of them"));
            }
        });

        assertThatThrownBy(main::start).hasStackTraceContaining(message);
        main.stop();
    }

    /** The lint refuses such files (door~rest.camel.yaml); these are loaded without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route: {id: secrets, from: {uri: 'platform-http:/secrets', steps: [{log: {message: called}}]}}",
                "- route: {id: secrets, from: {uri: 'rest:get:/secrets', steps: [{log: {message: called}}]}}",
                "- route: {id: secrets, from: {uri: 'rest:get:/jobs', steps: [{log: {message: called}}]}}",
                "- rest: {path: /secrets, get: [{to: 'direct:secrets'}]}",
                "- rest: {path: /jobs, get: [{to: 'direct:secrets'}]}",
            })
    void aRouteFileListensToNothing(String file) throws Exception {
        try (RunningApi api = new RunningApi(new EchoResource(Contract.read()))) {
            assertThatThrownBy(() -> PluginHelper.getRoutesLoader(api.camel)
                            .loadRoutes(ResourceHelper.fromString("file:secrets.camel.yaml", file)))
                    .isNotNull();

            assertThat(api.get("/api/v1/secrets").statusCode()).isEqualTo(404);
            assertThat(RunningApi.json(api.get("/api/v1/jobs"))
                            .path("operation")
                            .asText())
                    .isEqualTo("listJobs");
        }
    }

    @Test
    void apiAndManagementEachHaveAFreePortOfTheirOwn() throws Exception {
        ApiRoutes routes = StandInRoutes.of(Contract.read(), new EchoResource(Contract.read()));
        Main main = main(routes);
        main.start();
        ApiServer api = new ApiServer(
                        new ApiSettings("127.0.0.1", 0, 1),
                        Contract.read(),
                        routes,
                        RunningApi::signIn,
                        null,
                        RunningApi.NO_AUDIT,
                        RunningApi.NO_HOOKS,
                        RunningApi.NO_FEEDS)
                .start();
        int management = main.getCamelContext()
                .hasService(ManagementHttpServer.class)
                .getRouter()
                .getServer()
                .getPort();

        assertThat(api.port()).isNotEqualTo(management).isPositive();
        assertThat(status(management, "/observe/health/live")).isEqualTo(200);
        assertThat(status(management, "/observe/health/ready")).isEqualTo(200);
        assertThat(status(management, "/observe/metrics")).isEqualTo(200);
        assertThat(status(management, "/api/v1/runs")).isEqualTo(404);
        assertThat(status(api.port(), "/observe/health")).isEqualTo(404);
        api.close();
        main.stop();
    }

    @Test
    void aCallUnderWayIsAnsweredWhenTheDoorCloses() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RunningApi door = new RunningApi(new EchoResource(Contract.read()).with("listJobs", request -> {
            inside.countDown();
            assertThat(goOn.await(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return ApiResponse.ok("done");
        }));
        CompletableFuture<HttpResponse<String>> call =
                door.client().sendAsync(door.request("/api/v1/jobs").build(), HttpResponse.BodyHandlers.ofString());
        assertThat(inside.await(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(door.server::close);
        goOn.countDown();

        assertThat(call.get().body()).isEqualTo("\"done\"");
        closing.get();
        door.close();
    }

    @Test
    void aPortThatIsTakenIsToldWithWhatToDo() throws Exception {
        try (RunningApi first = new RunningApi(new EchoResource(Contract.read()))) {
            assertThatThrownBy(() -> new RunningApi(first.server.port(), new EchoResource(Contract.read())))
                    .isInstanceOf(ApiFault.class)
                    .hasMessageStartingWith(
                            "The API cannot listen on 127.0.0.1:" + first.server.port() + " (http.host, http.port): ")
                    .hasMessageEndingWith("Choose another port, or 0 for any free one");
        }
    }

    private static Main main() {
        return main(StandInRoutes.of(Contract.read(), new EchoResource(Contract.read())));
    }

    private static Main main(ApiRoutes routes) {
        Main main = new Main();
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", "127.0.0.1");
        main.addInitialProperty("camel.management.port", "0");
        main.addInitialProperty("camel.management.health-check-enabled", "true");
        main.addInitialProperty("camel.management.metrics-enabled", "true");
        main.addInitialProperty("camel.metrics.enabled", "true");
        main.configure().addRoutesBuilder(routes);
        return main;
    }

    private static int status(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", RunningApi.basic("all", "secret"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
