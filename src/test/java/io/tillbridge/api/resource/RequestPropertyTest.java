package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.Conformance;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.Oddity;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.contract.RandomRequest;
import io.tillbridge.api.http.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent to whichever operation: the answer is one the contract names, and tells nothing of the inside. */
class RequestPropertyTest {
    private static final Contract CONTRACT = Contract.read();
    private static final List<String> INSIDE =
            List.of("Exception", "io.tillbridge", "java.", "SELECT ", "INSERT ", "UPDATE ", "\\tat ", "SQLSTATE");

    private static final Map<String, Set<Integer>> ANSWERED = new TreeMap<>();
    private static final int TRIES = 3000;
    /** A stream has no end to wait for. */
    private static final List<Operation> OPERATIONS = CONTRACT.operations().stream()
            .filter(operation -> !onlyStreams(operation))
            .toList();

    private static int asked;
    private static Path folder;
    private static ApiShop shop;

    @BeforeContainer
    static void open() throws Exception {
        Files.createDirectories(Path.of("target"));
        folder = Files.createTempDirectory(Path.of("target"), "requests");
        shop = new ApiShop(folder);
        for (long product = 1; product <= 3; product++) {
            shop.product(product);
            shop.put(shop.north, product, 5);
            shop.listing("v" + product, product == 3 ? null : product);
            shop.order("o" + product, Map.of("v" + product, 2L));
            shop.expect(shop.north, product, 1_000_000, null);
        }
        shop.hub.connection("Vendor");
    }

    @AfterContainer
    static void close() throws IOException {
        shop.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        mostOperationsDidTheirWork();
    }

    @Property(tries = TRIES, seed = "20261122", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everyAnswerIsOneTheContractNames(@ForAll("asks") RandomRequest ask) throws IOException {
        check(ask);
    }

    @Tag("long")
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void everyAnswerOfManyMoreIsToo(@ForAll("asks") RandomRequest ask) throws IOException {
        check(ask);
    }

    /** Had nothing but faults been asked for, little would be proven. */
    private static void mostOperationsDidTheirWork() {
        if (asked < TRIES) {
            return; // Something failed before all was asked, and that is told already.
        }
        long well = ANSWERED.values().stream()
                .filter(statuses -> statuses.stream().anyMatch(status -> status < 300))
                .count();

        assertThat(ANSWERED).hasSameSizeAs(OPERATIONS);
        assertThat(well * 5).as(ANSWERED.toString()).isGreaterThan(ANSWERED.size() * 3L);
    }

    private static boolean onlyStreams(Operation operation) {
        JsonNode types = CONTRACT.root()
                .path("paths")
                .path("/" + String.join("/", operation.path()))
                .path(operation.method().toLowerCase(Locale.ROOT))
                .at("/responses/200/content");
        return types.size() == 1 && types.has("text/event-stream");
    }

    private static void check(RandomRequest ask) throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(shop.hub.door.server.port(), ask.bytes());

        asked++;
        ANSWERED.computeIfAbsent(ask.operation().id(), first -> new TreeSet<>()).add(answer.status());
        boolean busy = answer.status() == 503 && !answer.header("retry-after").isEmpty();
        assertThat(busy || answer.status() < 500).as(answer.body()).isTrue();
        if (answer.status() >= 400) {
            Conformance.problem(CONTRACT, answer.status(), answer.header("content-type"), answer.body());
            assertThat(INSIDE).noneMatch(answer.body()::contains);
        }
        Conformance.named(CONTRACT, ask.operation(), answer.status(), answer.header("content-type"), answer.body());
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Provide
    Arbitrary<RandomRequest> asks() {
        Arbitrary<Oddity> oddity = Arbitraries.of(Oddity.class);
        Arbitrary<Set<Oddity>> oddities = Arbitraries.frequencyOf(
                Tuple.of(3, oddity.set().ofSize(0)),
                Tuple.of(5, oddity.set().ofSize(1)),
                Tuple.of(2, oddity.set().ofSize(2)));
        return Combinators.combine(Arbitraries.of(OPERATIONS), oddities, Arbitraries.longs())
                .as(RandomRequest::new);
    }
}
