package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that never ends by itself. */
class LoopStopTest {
    private static final String ENDLESS = LiveHub.route(
            "hello",
            """
            - loop:
                id: hello.ever
                doWhile: true
                expression:
                  simple:
                    expression: ${body} != 'never'
                steps:
                  - delay:
                      id: hello.pause
                      expression:
                        constant:
                          expression: "20"
                  - bean:
                      ref: gate
                      method: turn
            """);

    @TempDir
    Path folder;

    private LiveHub hub;

    @BeforeEach
    void start() {
        hub = new LiveHub(folder);
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
        hub.write("hello.camel.yaml", ENDLESS);
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.gate().stopWork();
        hub.close();
    }

    @Test
    void itGoesOnWhileItsRouteIsEditedAndEndsWhenItsFileIsDeleted() throws Exception {
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.await(() -> assertThat(hub.gate().turns()).isPositive());

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "new"));
        // To ask the old version would be to wait in its loop.
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));
        assertThat(hub.ask("hello")).isEqualTo("new");
        int turns = hub.gate().turns();
        hub.await(() -> assertThat(hub.gate().turns()).isGreaterThan(turns + 3));
        hub.write("hello.camel.yaml", null);

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("kept one");
    }

    @Test
    void itEndsSoonAfterItsWorkWasToldToStop() throws Exception {
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.await(() -> assertThat(hub.gate().turns()).isPositive());

        hub.gate().stopWork();

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("kept one");
    }
}
