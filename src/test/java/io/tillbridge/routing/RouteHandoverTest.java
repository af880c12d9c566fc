package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Route;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteHandoverTest {

    @TempDir
    Path folder;

    @AutoClose
    private LiveHub hub;

    @BeforeEach
    void start() {
        hub = new LiveHub(folder);
        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES);
    }

    @Test
    void anExchangeUnderWayFinishesInTheOldVersionWhileTheNewOneIsLive() throws Exception {
        hub.write("hello.camel.yaml", LiveHub.waits("hello", "old"));
        hub.start();
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.gate().awaitArrival();

        hub.write("hello.camel.yaml", LiveHub.answer("hello", "new"));
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));
        assertThat(hub.ask("hello")).isEqualTo("new");
        hub.await(() -> assertThat(hub.reload().status().underWay()).isEqualTo(1));
        hub.gate().open();

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("old");
        hub.await(() -> assertThat(hub.reload().status().underWay()).isZero());
    }

    @Test
    void anExchangeUnderWayFinishesThoughItsRouteIsDeleted() throws Exception {
        hub.write("hello.camel.yaml", LiveHub.waits("hello", "old"));
        hub.start();
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.gate().awaitArrival();

        hub.write("hello.camel.yaml", null);
        hub.await(() -> assertThat(hub.routeIds()).isEmpty());
        hub.gate().open();

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("old");
    }

    @Test
    void aFailureUnderWayEndsAsItsOldConfigurationSays() throws Exception {
        String failing = LiveHub.waits("hello", "never").replace("method: pass", "method: passAndFail");
        hub.write("hello.camel.yaml", failing);
        hub.start();
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.gate().awaitArrival();

        hub.write("shared/failures.camel.yaml", LiveHub.FAILURES.replace("kept one", "kept two"));
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));
        hub.gate().open();

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("kept one");
    }

    @Test
    void aWorkerOfAQueueFinishesAndNoMessageInTheQueueIsLost() throws Exception {
        hub.write("worker.camel.yaml", worker("old"));
        hub.start();
        hub.send("seda:work", "held");
        hub.gate().awaitArrival();
        IntStream.range(0, 50).forEach(i -> hub.send("seda:work", "message " + i));

        hub.write("worker.camel.yaml", worker("new").replace("method: pass", "method: note"));
        hub.await(() -> assertThat(hub.gate().noted()).hasSize(50));
        assertThat(hub.gate().passed()).isZero();
        hub.gate().open();

        hub.await(() -> assertThat(hub.gate().passed()).isEqualTo(1));
        hub.await(() -> assertThat(hub.reload().status().underWay()).isZero());
        assertThat(hub.gate().interrupted()).isFalse();
    }

    @Test
    void aQueueServesOnAfterTheOldWorkerIsStopped() {
        hub.write("worker.camel.yaml", worker("old").replace("method: pass", "method: note"));
        hub.start();
        hub.write("worker.camel.yaml", worker("new").replace("method: pass", "method: note"));
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));
        hub.await(() -> assertThat(hub.reload().status().retired()).isZero());

        hub.send("seda:work", "late");

        hub.await(() -> assertThat(hub.gate().noted()).containsExactly("late"));
    }

    @Test
    void aClockTicksOnInTheNewVersionAlone() {
        hub.write("clock.camel.yaml", clock("old"));
        hub.start();
        hub.await(() -> assertThat(hub.gate().noted()).contains("old"));

        hub.write("clock.camel.yaml", clock("new"));
        hub.await(() -> assertThat(hub.gate().noted()).contains("new"));
        hub.await(() -> assertThat(hub.reload().status().retired()).isZero());
        hub.gate().forget();

        hub.await(() -> assertThat(hub.gate().noted()).containsOnly("new").hasSizeGreaterThan(1));
    }

    @Test
    void aVersionThatDoesNotComeUpIsReplacedByTheLastGoodOne() {
        hub.write("worker.camel.yaml", sized(5));
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "one"));
        hub.start();

        hub.write("worker.camel.yaml", sized(7));

        hub.await(() -> assertThat(hub.reload().status().faults())
                .extracting(RouteFinding::message)
                .allSatisfy(message -> assertThat(message)
                        .startsWith("Expected the routes to come up, found: Cannot use existing queue")));
        hub.send("seda:sized", "still here");
        hub.await(() -> assertThat(hub.gate().noted()).containsExactly("still here"));
    }

    @Test
    void anEndInOrderWaitsForWhatIsUnderWayInAnOldVersion() throws Exception {
        hub.write("hello.camel.yaml", LiveHub.waits("hello", "old"));
        hub.start();
        CompletableFuture<String> underWay = CompletableFuture.supplyAsync(() -> hub.ask("hello"));
        hub.gate().awaitArrival();
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "new"));
        hub.await(() -> assertThat(hub.reload().status().applied()).isEqualTo(1));

        CompletableFuture<Void> end =
                CompletableFuture.runAsync(() -> hub.context().stop());
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                .execute(() -> hub.gate().open());

        assertThat(underWay.get(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo("old");
        end.get(Until.STOP.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void tenChangesLeaveNothingBehind() {
        hub.write("hello.camel.yaml", LiveHub.answer("hello", "version 0"));
        hub.start();
        int endpoints = hub.context().getEndpoints().size();

        for (int i = 1; i <= 10; i++) {
            String words = "version " + i;
            hub.write("hello.camel.yaml", LiveHub.answer("hello", words));
            hub.await(() -> assertThat(hub.ask("hello")).isEqualTo(words));
        }

        hub.await(() -> assertThat(hub.reload().status().retired()).isZero());
        assertThat(hub.context().getRoutes()).extracting(Route::getId).containsExactly("api-call", "hello");
        assertThat(hub.context().getEndpoints().size()).isLessThanOrEqualTo(endpoints + 1);
    }

    private static String worker(String words) {
        return LiveHub.waits("worker", words)
                .replace("uri: direct", "uri: \"{{queue}}\"")
                .replace("name: worker", "concurrentConsumers: 1");
    }

    private static String clock(String words) {
        return LiveHub.answer("clock", words)
                        .replace("uri: direct", "uri: quartz")
                        .replace(
                                "name: clock",
                                "groupName: test\n        triggerName: clock\n        cron: \"{{cron}}\"")
                + "- bean:\n    ref: gate\n    method: note\n".indent(8);
    }

    private static String sized(int size) {
        return LiveHub.waits("worker", "x")
                .replace("uri: direct", "uri: seda")
                .replace("name: worker", "name: sized\n        size: " + size)
                .replace("method: pass", "method: note");
    }
}
