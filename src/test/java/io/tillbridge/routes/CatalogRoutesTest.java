package io.tillbridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.RouteTest;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The branches of the real catalog routes: which steps a word leads to. The steps are doubles that say their word. */
class CatalogRoutesTest extends RouteTest {
    private static final List<String> STEPS = List.of(
            "remoteList",
            "remoteFetch",
            "catalogOpen",
            "catalogMissed",
            "catalogReceived",
            "catalogBegin",
            "catalogSurvey",
            "catalogPlan",
            "catalogLoad",
            "catalogReport",
            "catalogArchive",
            "catalogDescribe");

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Processor> doubles = new ConcurrentHashMap<>();

    CatalogRoutesTest() {
        super(
                "catalog/sftp-catalog-catalog-pull.camel.yaml",
                "catalog/catalog-pull-session.camel.yaml",
                "catalog/catalog-pull-files.camel.yaml",
                "catalog/sftp-catalog-catalog-load.camel.yaml",
                "catalog/catalog-load-waiting.camel.yaml",
                "catalog/catalog-load-delivery.camel.yaml",
                "shared/failures.camel.yaml",
                "shared/failures-files.camel.yaml",
                "kamelets/remote-list.kamelet.yaml",
                "kamelets/remote-fetch.kamelet.yaml");
        key("failures.retries", "2");
        key("vendor.stable-wait", "5");
        bean("vendorReports", new Mail());
        bean("failures", new Keeper());
        for (String step : STEPS) {
            bean(step, (Processor) exchange -> {
                done.add(step);
                if (step.equals("catalogBegin")) {
                    exchange.setVariable("item", exchange.getMessage().getBody());
                }
                doubles.getOrDefault(step, nothing -> {}).process(exchange);
            });
        }
    }

    /** What the routes read of a run and of a pull. */
    public record Known(boolean dryRun, long deliveryId) {}

    /** Notes that reports would go out. */
    public final class Mail {
        public void send(Object run) {
            done.add("mail");
        }
    }

    /** Notes what is kept. */
    public final class Keeper {
        public void keep(Exchange exchange) {
            done.add("keep " + exchange.getVariable("item"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    read      | load      | Begin, Survey, Plan, Load, Report, Archive
                    read      | refused   | Begin, Survey, Plan, Report, Archive
                    read      | cancelled | Begin, Survey, Plan, Report, Archive
                    unchanged |           | Begin, Report, Archive
                    empty     |           | Begin, Report, Archive
                    settled   |           | Begin, Report, Archive
                    cancelled |           | Begin, Report, Archive
                    """)
    void theWordsOfBeginAndPlanDecideWhatIsDoneWithADelivery(String begun, String planned, String steps) {
        says("catalogBegin", "decision", begun);
        says("catalogPlan", "decision", String.valueOf(planned));

        send("catalog-load-delivery", 7L, false);

        assertThat(done).isEqualTo(catalog(steps));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    read      | Begin, Survey, Plan, Describe
                    unchanged | Begin, Describe
                    cancelled | Begin, Describe
                    """)
    void aDryRunOfADeliveryEndsWithItsDescription(String begun, String steps) {
        says("catalogBegin", "decision", begun);

        send("catalog-try-delivery", 7L, true);

        assertThat(done).isEqualTo(catalog(steps));
    }

    @Test
    void aStepThatFailsForAWhileIsRepeatedAloneAndKeptWhenItStaysSo() {
        says("catalogBegin", "decision", "read");
        says("catalogPlan", "decision", "load");
        doubles.put("catalogLoad", exchange -> {
            throw new PassingFailure("The database is away");
        });

        send("catalog-load-delivery", 7L, false);

        assertThat(done)
                .containsExactly(
                        "catalogBegin",
                        "catalogSurvey",
                        "catalogPlan",
                        "catalogLoad",
                        "catalogLoad",
                        "catalogLoad",
                        "keep 7");
    }

    @Test
    void everyDeliveryThatWaitsIsLoadedInOrderAndOneThatFailsHoldsBackNoOther() {
        long first = 4;
        long second = 9;
        due(first, second);
        doubles.put("catalogBegin", exchange -> {
            done.add("begin " + exchange.getMessage().getBody());
            if (exchange.getMessage().getBody(Long.class) == first) {
                throw new IllegalStateException("odd");
            }
            exchange.setVariable("decision", "settled");
        });

        send("sftp-catalog-catalog-load", null, false);

        assertThat(done)
                .containsExactly(
                        "catalogBegin",
                        "begin " + first,
                        "keep " + first,
                        "catalogBegin",
                        "begin " + second,
                        "catalogReport",
                        "catalogArchive",
                        "mail");
    }

    @Test
    void inADryRunWhatWaitsIsDescribed() {
        due(4);
        says("catalogBegin", "decision", "unchanged");

        send("sftp-catalog-catalog-load", null, true);

        assertThat(done).containsExactly("catalogBegin", "catalogDescribe", "mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing   |           | mail, remoteList, catalogOpen
                    cancelled |           | mail, remoteList, catalogOpen
                    files     | delivery  | mail, remoteList, catalogOpen, remoteFetch, catalogReceived, mail
                    files     | cancelled | mail, remoteList, catalogOpen, remoteFetch, catalogReceived
                    files     | dry-run   | mail, remoteList, catalogOpen, remoteFetch, catalogReceived, catalogBegin, catalogDescribe
                    """)
    void theWordsOfAPullDecideWhetherFilesAreFetchedAndLoaded(String found, String received, String steps) {
        due();
        doubles.put("catalogOpen", exchange -> {
            exchange.setVariable("found", found);
            exchange.setVariable("pull", new Known(false, 7));
            exchange.getMessage().setBody(List.of(List.of("a.csv")));
        });
        says("remoteFetch", "fetched", "kept");
        says("catalogReceived", "received", String.valueOf(received));
        says("catalogBegin", "decision", "unchanged");

        send("sftp-catalog-catalog-pull", null, "dry-run".equals(received));

        assertThat(String.join(", ", done)).isEqualTo(steps);
    }

    @Test
    void theOptionsInTheRouteReachTheStepsOfTheKamelets() {
        Map<String, Object> options = new ConcurrentHashMap<>();
        doubles.put(
                "remoteList",
                exchange -> options.putAll(Map.of(
                        "include", exchange.getProperty("remoteInclude"),
                        "exclude", exchange.getProperty("remoteExclude", "", String.class),
                        "depth", exchange.getProperty("remoteDepth"))));
        doubles.put("remoteFetch", exchange -> {
            options.put("stableWait", exchange.getProperty("remoteStableWait"));
            exchange.setVariable("fetched", "kept");
        });
        due();
        says("catalogOpen", "found", "nothing");

        send("sftp-catalog-catalog-pull", null, false);
        send("catalog-pull-session", List.of("a.csv"), false);

        assertThat(options).isEqualTo(Map.of("include", "*", "exclude", "", "depth", "16", "stableWait", "5"));
    }

    @ParameterizedTest
    @CsvSource({"changed", "too-large", "server-lost", "cancelled"})
    void aFileThatIsNotKeptIsRecordedAndTheOthersAreFetched(String word) {
        doubles.put(
                "remoteFetch",
                exchange -> exchange.setVariable(
                        "fetched", exchange.getMessage().getBody().equals("a.csv") ? word : "kept"));

        send("catalog-pull-session", List.of("a.csv", "b.csv"), false);

        assertThat(done).containsExactly("remoteFetch", "catalogMissed", "remoteFetch");
    }

    @Test
    void aFileThatFailsForAWhileIsTriedAgainThenRecordedWithItsFault() {
        doubles.put("remoteFetch", exchange -> {
            if (exchange.getMessage().getBody().equals("a.csv")) {
                throw new PassingFailure("The server is away");
            }
            exchange.setVariable("fetched", "kept");
        });
        doubles.put(
                "catalogMissed",
                exchange -> done.add(exchange.getMessage().getBody() + ": "
                        + exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage()));

        send("catalog-pull-session", List.of("a.csv", "b.csv"), false);

        assertThat(done)
                .containsExactly(
                        "remoteFetch",
                        "remoteFetch",
                        "remoteFetch",
                        "catalogMissed",
                        "a.csv: The server is away",
                        "remoteFetch");
    }

    @Test
    void aRefusedSignInIsNotTriedAgain() {
        doubles.put("remoteFetch", exchange -> {
            throw new RefusedFailure("The password is wrong");
        });

        send("catalog-pull-session", List.of("a.csv"), false);

        assertThat(done).containsExactly("remoteFetch", "catalogMissed");
    }

    @Test
    void aServerThatIsAwayFailsThePullBeforeAnythingIsOpened() {
        due();
        doubles.put("remoteList", exchange -> {
            throw new PassingFailure("The server is away");
        });

        Exchange ended = send("sftp-catalog-catalog-pull", null, false);

        assertThat(ended.getException()).hasMessage("The server is away");
        assertThat(done).containsExactly("mail", "remoteList", "remoteList", "remoteList");
    }

    private static List<String> catalog(String steps) {
        return List.of(steps.split(", ")).stream().map(step -> "catalog" + step).toList();
    }

    private void says(String step, String variable, String word) {
        doubles.put(step, exchange -> exchange.setVariable(variable, word));
    }

    private Exchange send(String route, Object body, boolean dry) {
        return send(route, body, Map.of("run", new Known(dry, 0), "connection", 3L));
    }

    /** The rows of the view. */
    private void due(long... ids) {
        edge("catalog-load-waiting.due")
                .whenAnyExchangeReceived(answer(LongStream.of(ids)
                        .mapToObj(id -> Map.<String, Object>of("id", id))
                        .toList()));
    }
}
