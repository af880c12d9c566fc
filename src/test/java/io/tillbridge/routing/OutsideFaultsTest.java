package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.BadDataFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutsideFaultsTest {
    private static final String TO_NOBODY =
            """
            - to:
                id: %s.call
                uri: http
                parameters:
                  httpUri: "{{custom.url}}"
            """;

    @TempDir
    private Path temp;

    /** As a library in lib/ names it. */
    private static final class BrokerRetriableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), true),
                Arguments.of(new NoRouteToHostException("no route"), true),
                Arguments.of(new UnknownHostException("warehouse.example"), true),
                Arguments.of(new SocketTimeoutException("read"), true),
                Arguments.of(new TimeoutException("3 s"), true),
                Arguments.of(new BrokerRetriableException(), true),
                Arguments.of(new ExecutionException(new BrokerRetriableException()), true),
                Arguments.of(new IOException("mail", new ConnectException("refused")), true),
                Arguments.of(answer(503), true),
                Arguments.of(answer(429), true),
                Arguments.of(answer(404), false),
                Arguments.of(new FileNotFoundException("a"), false),
                Arguments.of(new IllegalStateException("own"), false),
                Arguments.of(new BadDataFailure("wrong"), false),
                Arguments.of(new SQLTransientConnectionException("pool", new SocketTimeoutException()), false));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void whatSaysThatAnotherSystemIsAwayIsPassing(Throwable thrown, boolean passing) {
        assertThat(OutsideFaults.isPassing(thrown)).isEqualTo(passing);
    }

    @Test
    void aStepThatReachesNobodyFailsAsPassingAndNamesTheAddress() throws Exception {
        try (LiveHub hub = new LiveHub(temp, Duration.ofMillis(50))) {
            hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
            hub.write(
                    "custom/keys.yaml",
                    "custom.url:\n  type: url\n  default: http://127.0.0.1:1/orders\n  description: Nobody\n");
            hub.write(
                    "custom/custom-away.camel.yaml",
                    LiveHub.custom(
                            "custom-away",
                            "uri: direct\nparameters:\n  name: custom-away\n",
                            TO_NOBODY.formatted("custom-away")));
            hub.start();
            assertThat(hub.reload().status().faults()).isEmpty();
            try (ProducerTemplate template = hub.context().createProducerTemplate()) {
                Exchange ended = template.send("direct:custom-away", exchange -> {});

                assertThat(ended.getException())
                        .hasMessageStartingWith(
                                "The system behind http://127.0.0.1:1/orders does not answer as it should"
                                        + " (HttpHostConnectException: Connect to http://127.0.0.1:1 failed")
                        .hasNoCause();
            }
        }
    }

    private static HttpOperationFailedException answer(int status) {
        return new HttpOperationFailedException("http://warehouse.example", status, "no", null, Map.of(), "");
    }
}
