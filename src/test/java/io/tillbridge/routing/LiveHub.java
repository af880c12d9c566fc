package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.lightspeed.KameletEndpoints;
import io.tillbridge.routing.custom.CustomResources;
import io.tillbridge.routing.custom.MessageLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/** A Camel context with route files in a folder, as the hub has it, and a bean that can be made to wait. */
final class LiveHub implements AutoCloseable {
    static final String FAILURES =
            """
            - routeConfiguration:
                id: failures
                onException:
                  - onException:
                      id: failures.any
                      exception:
                        - java.lang.IllegalStateException
                      handled:
                        constant:
                          expression: "true"
                      steps:
                        - setBody:
                            expression:
                              constant:
                                expression: kept one
            """;

    private static final ApiAccess API = new ApiAccess(Map.of(), Map.of(), Set.of("orders:write"));

    private final Path folder;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Gate gate = new Gate();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final RouteReload reload;

    LiveHub(Path folder) {
        this(folder, RouteHandover.AT_LEAST);
    }

    /** @param atLeast how long old versions of routes are kept; without queues it may be short */
    LiveHub(Path folder, Duration atLeast) {
        this(folder, atLeast, MessageLimit.USUAL);
    }

    LiveHub(Path folder, Duration atLeast, MessageLimit limit) {
        this.folder = folder.resolve("routes");
        Map<String, Class<?>> beans = new HashMap<>(Map.of(
                "gate",
                Gate.class,
                "collectBodies",
                GroupedBodyAggregationStrategy.class,
                "dataSource",
                DataSource.class));
        Map<String, String> keys = Map.of("queue", "seda:work", "cron", "* * * * * ?");
        CustomGround custom =
                new CustomGround(Set.of("odd"), files(), Sample::declaredKeys, scheme -> Optional.empty());
        RouteCheck check =
                new RouteCheck(new LintContext(beans, keys, Set.of("api-call"), Map.of(), Set.of(), custom, API));
        check.secretsOf(secrets::containsKey);
        CustomResources resources = new CustomResources(files(), limit, name -> Optional.ofNullable(secrets.get(name)));
        context.disableJMX();
        context.getRegistry().bind("gate", gate);
        context.getRegistry().bind("collectBodies", new GroupedBodyAggregationStrategy());
        context.getPropertiesComponent().addOverrideProperty("queue", "seda:work");
        context.getPropertiesComponent().addOverrideProperty("cron", "* * * * * ?");
        context.getPropertiesComponent().addPropertiesFunction(new SecretFunction(resources::secret));
        this.reload = new RouteReload(
                context, this.folder, check, Clock.systemUTC(), resources, atLeast, Duration.ofSeconds(1));
    }

    void start() {
        start(true);
    }

    /** @param goLive whether saved changes go live, as the key {@code routes.reload} says */
    void start(boolean goLive) {
        try {
            reload.prepare(exchange -> gate.toldToStop());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:api-call").routeId("api-call").setBody(constant("java"));
                }
            });
            reload.load();
            context.start();
            reload.watch(goLive);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a thread is held up by a step that waits. */
    static boolean waitsInGate(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Gate.class.getName()));
    }

    /** Where routes below custom/ have their files. */
    Path files() {
        return folder.resolveSibling("files");
    }

    void secret(String name, String text) {
        secrets.put(name, text);
    }

    DefaultCamelContext context() {
        return context;
    }

    RouteReload reload() {
        return reload;
    }

    Gate gate() {
        return gate;
    }

    /** Saves a text; null deletes the file. */
    void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            if (text == null) {
                Files.delete(file);
            } else {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rename(String from, String to) {
        move(folder.resolve(from), folder.resolve(to));
    }

    void moveFolderAway() {
        move(folder, folder.resolveSibling("away"));
    }

    void moveFolderBack() {
        move(folder.resolveSibling("away"), folder);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of a route behind direct; "no answer" when there is none. */
    String ask(String route) {
        try (var template = context.createProducerTemplate()) {
            return template.requestBody("direct:" + route + "?block=false&failIfNoConsumers=true", "?", String.class);
        } catch (RuntimeException | IOException e) {
            return "no answer";
        }
    }

    /** The answer of an endpoint as a bean asks it; "no answer" when there is none. */
    String askAt(String uri) {
        Endpoint endpoint = KameletEndpoints.of(context, uri);
        Exchange exchange = endpoint.createExchange();
        try (Producer producer = endpoint.createProducer()) {
            producer.start();
            producer.process(exchange);
            return exchange.getMessage().getBody(String.class);
        } catch (Exception e) {
            return "no answer";
        }
    }

    void send(String uri, String body) {
        try (var template = context.createProducerTemplate()) {
            template.sendBody(uri, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the routes from files that run, sorted. */
    List<String> routeIds() {
        return context.getRoutes().stream()
                .filter(route -> !route.isCreatedByKamelet())
                .map(Route::getId)
                .filter(id -> !id.equals("api-call"))
                .sorted()
                .toList();
    }

    /** Repeats a check until it passes. */
    void await(Runnable check) {
        Until.passes(check);
    }

    @Override
    public void close() {
        gate.open();
        reload.close();
        context.stop();
    }

    static String route(String id, String steps) {
        return """
                - route:
                    id: %s
                    group: run
                    description: Answer a question
                    routeConfigurationId: failures
                    from:
                      uri: direct
                      parameters:
                        name: %s
                      steps:
                """
                        .formatted(id, id)
                + steps.indent(8);
    }

    /** A route below custom/. */
    static String custom(String id, String from, String steps) {
        return """
                - route:
                    id: %s
                    group: custom
                    description: Work for the site
                    routeConfigurationId: failures
                    from:
                """
                        .formatted(id)
                + from.indent(6)
                + "      steps:\n"
                + steps.indent(8);
    }

    static String answer(String id, String words) {
        return route(id, "- setBody:\n    expression:\n      constant:\n        expression: " + words);
    }

    static String asks(String id, String other) {
        return route(id, "- to:\n    uri: direct\n    parameters:\n      name: " + other);
    }

    static String broken(String id) {
        return route(id, "- bean:\n    ref: gate\n    method: fail");
    }

    static String waits(String id, String words) {
        String bean = "- bean:\n    ref: gate\n    method: pass\n";
        return route(id, bean + "- setBody:\n    expression:\n      constant:\n        expression: " + words);
    }

    static String callsKamelet(String id) {
        return route(id, "- to:\n    id: " + id + ".word\n    uri: kamelet:word");
    }

    static String kamelet(String word) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: word
                spec:
                  definition:
                    title: Word
                    description: Answer with a word
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody:
                            expression:
                              constant:
                                expression: %s
                """
                .formatted(word);
    }

    /** Steps that wait until they are told to go on, fail, or write down what they got. */
    static final class Gate {
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private final AtomicInteger passed = new AtomicInteger();
        private final AtomicInteger turns = new AtomicInteger();
        private final AtomicBoolean toldToStop = new AtomicBoolean();
        private final AtomicBoolean interrupted = new AtomicBoolean();
        private final Queue<String> noted = new ConcurrentLinkedQueue<>();

        public void pass() {
            arrived.countDown();
            try {
                opened.await(Until.STOP.toSeconds(), TimeUnit.SECONDS);
                passed.incrementAndGet();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }

        public void passAndFail() {
            pass();
            fail();
        }

        public void turn() {
            turns.incrementAndGet();
        }

        int turns() {
            return turns.get();
        }

        void stopWork() {
            toldToStop.set(true);
        }

        boolean toldToStop() {
            return toldToStop.get();
        }

        public void note(String body) {
            noted.add(body);
        }

        public void length(String body) {
            noted.add("read " + body.length());
        }

        public void fail() {
            throw new IllegalStateException("broken on purpose");
        }

        @SuppressWarnings("DoNotCallSuggester") // routes call it
        public void refuse() {
            throw new UnsupportedOperationException("refused on purpose");
        }

        void awaitArrival() throws InterruptedException {
            assertThat(arrived.await(Until.STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            opened.countDown();
        }

        int passed() {
            return passed.get();
        }

        boolean interrupted() {
            return interrupted.get();
        }

        List<String> noted() {
            return List.copyOf(noted);
        }

        void forget() {
            noted.clear();
        }
    }

    /** Keys of a route that signs in to a server on this machine: {@code custom.host}, port, user and known hosts. */
    static String serverKeys(int port, String knownHosts) {
        return """
                custom.host:
                  type: host
                  default: 127.0.0.1
                  description: Server of the warehouse
                custom.port:
                  type: port
                  default: "%d"
                  description: Its port
                custom.user:
                  type: text
                  default: u
                  description: Who signs in
                custom.known-hosts:
                  type: text
                  default: "%s"
                  description: Its key
                """
                .formatted(port, knownHosts);
    }
}
