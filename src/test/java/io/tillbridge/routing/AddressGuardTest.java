package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tillbridge.routing.custom.CustomResources;
import io.tillbridge.routing.custom.MessageLimit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that come with a message change nothing of where it goes. */
class AddressGuardTest {
    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private HttpServer shown;
    private HttpServer other;

    @BeforeEach
    void start() throws Exception {
        shown = server("shown");
        other = server("other");
        context.disableJMX();
        context.getPropertiesComponent().addOverrideProperty("where", "http:127.0.0.1:" + port(shown));
        LintContext none = new LintContext(Map.of(), Map.of(), Set.of(), Map.of());
        CustomResources custom = new CustomResources(folder, MessageLimit.USUAL, name -> Optional.empty());
        try (RouteReload reload = new RouteReload(context, folder, new RouteCheck(none), Clock.systemUTC(), custom)) {
            reload.prepare(exchange -> false);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fixed").to("http:127.0.0.1:" + port(shown));
                from("direct:key").to("{{where}}");
                from("direct:dynamic").toD("http:127.0.0.1:" + port(shown) + "/${header.place}");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        shown.stop(0);
        other.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "key", "dynamic"})
    void theMessageGoesWhereTheStepShows(String route) {
        for (String header : List.of(Exchange.HTTP_URI, Exchange.REST_HTTP_URI, "camelhttpuri")) {
            String answer = context.createProducerTemplate()
                    .requestBodyAndHeader(
                            "direct:" + route, "rows", header, "http://127.0.0.1:" + port(other), String.class);

            assertThat(answer).as(header).isEqualTo("shown");
        }
    }

    private static int port(HttpServer server) {
        return server.getAddress().getPort();
    }

    private static HttpServer server(String word) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
        return server;
    }
}
