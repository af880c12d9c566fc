package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKeys;
import io.tillbridge.routing.TrialReport.Outcome;
import io.tillbridge.routing.TrialStep.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One message through shipped routes, and through routes of one's own, with nothing outside. */
class RouteTrialTest {
    private static final Path SHIPPED = Path.of("routes");
    /** It checks the same files once. */
    private static final RouteTrial TRIALS = ofTheHub();

    @TempDir
    private Path own;

    @Test
    void theReportShowsThePathWhatWasSentAndWhatCameBack() {
        TrialReport report = shipped("order-poll-one", "4711", "order-poll-one.read: {body: {order: {id: 4711}}}");

        assertThat(named(report)).containsExactly("order-poll-one.keep", "order-poll-one.read", "order-poll-one.take");
        TrialStep read = report.steps().get(1);
        assertThat(read.does()).isEqualTo("to kamelet:cseries-call?path=orders/4711&priority=orders");
        assertThat(read.how()).isEqualTo(How.ANSWERED);
        assertThat(read.answered()).isEqualTo("{\"order\":{\"id\":4711}}");
        assertThat(report.steps().get(2).how()).isEqualTo(How.STUBBED);
        assertThat(report.variables()).containsEntry("item", "4711");
        assertThat(report.body()).isEqualTo(Map.of("order", Map.of("id", 4711)));
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.notRun()).isEmpty();
        assertThat(report.file()).isEqualTo("cseries/order-poll-one.camel.yaml");
    }

    /** How the handling of failures of the real files ends each kind of failure. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    order-poll-one | fails: passing | 4 | KEPT    | The message was kept by order-poll-failures.passing.
                    order-poll-one | fails: lasting | 1 | KEPT    | The message was kept by order-poll-failures.other.
                    order-poll-one | status: 503    | 4 | KEPT    | The message was kept by order-poll-failures.passing.
                    order-poll-one | status: 422    | 1 | KEPT    | The message was kept by order-poll-failures.other.
                    order-poll-one | status: 403    | 1 | FAILED  | Failed at order-poll-one.read. RefusedFailure: HTTP status 403
                    order-poll-one | fails: budget, message: no calls | 1 | FAILED | Failed at order-poll-one.read. BudgetSpent: no calls
                    """)
    void aFailureEndsAsTheRealHandlingSays(String route, String answer, int tries, Outcome outcome, String detail) {
        TrialReport report = shipped(route, "4711", route + ".read: {" + answer + "}");

        assertThat(named(report)).filteredOn((route + ".read")::equals).hasSize(tries);
        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.detail()).isEqualTo(detail);
    }

    @Test
    void aListHasOneAnswerForEachCall() {
        TrialReport report =
                shipped("order-poll-one", "4711", "order-poll-one.read: [{fails: passing}, {body: {order: {}}}]");

        assertThat(report.steps())
                .extracting(TrialStep::failed)
                .filteredOn(why -> why != null)
                .hasSize(1);
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aBranchIsShownWithItsConditionAndAVariableOfAnObjectReadsAsInTheHub() {
        TrialReport report = shipped(
                "cseries-shipment-push", null, "cseries-shipment-push.begin: {variables: {round: {mode: off}}}");

        assertThat(named(report))
                .containsExactly(
                        "cseries-shipment-push.begin",
                        "cseries-shipment-push.on",
                        "cseries-shipment-push.off-text",
                        "cseries-shipment-push.off");
        assertThat(report.steps().get(2).branch()).isEqualTo("when ${variable.round.mode} == 'off'");
        assertThat(report.notRun()).contains("cseries-shipment-push.each", "cseries-shipment-push.one");
    }

    @Test
    void otherRoutesRunAsInTheHubAndQueuesDoNot() {
        TrialReport report = shipped("schedule", null, "schedule-due.select: {body: [{id: 3}, {id: 4}]}");

        assertThat(named(report))
                .endsWith(
                        "schedule.pull-due",
                        "schedule-due.select",
                        "schedule-due.each",
                        "schedule-due.queue",
                        "schedule-due.queue");
        assertThat(report.steps().get(3).sent()).isEqualTo("SELECT id FROM v_due_catalog_pull");
    }

    @Test
    void eachRouteOfTheHubCanBeTriedWithoutAnyAnswer() throws IOException {
        for (RouteFile file : RouteFiles.parse(new RouteFolder(SHIPPED).read(), new Findings())) {
            for (RouteFile.Flow route : file.routes()) {
                TrialReport report = shipped(route.id(), null, null);

                assertThat(report.findings()).as(route.id()).isEmpty();
                assertThat(report.detail()).as(route.id()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    order-pol-one  |                                 | found 'order-pol-one'. Did you mean 'order-poll-one'?
                    getSettings    |                                 | The route 'getSettings' is written in Java: only routes of files can be tried.
                    order-poll-one | order-poll-one.raed: {body: 1}  | The answers, order-poll-one.raed: expected the id of a step, <bean>.<method>, or the bean of a process, found none of that name. Did you mean 'order-poll-one.read'?
                    order-poll-one | order-poll-one.read: {fail: x}  | The answers file, order-poll-one.read/fail: expected one of body, variables, headers, status, fails, message. Did you mean 'fails'?
                    order-poll-one | order-poll-one.read: {fails: x} | The answers file, order-poll-one.read/fails: must be one of passing, lasting, refused, budget, found 'x'.
                    order-poll-one | order-poll-one.read: {status: 7} | The answers file, order-poll-one.read/status: must be an HTTP status from 100 to 599, found '7'.
                    order-poll-one | '- a'                           | The answers file, : must be step ids with their answers.
                    order-poll-one | 'a: ['                          | The answers file: The text is no YAML
                    """)
    void whatCannotBeginIsRefusedWithTheReason(String route, String answers, String message) {
        assertThatThrownBy(() -> shipped(route, null, answers))
                .isInstanceOf(TrialFault.class)
                .hasMessageContaining(message);
    }

    /** Each step that could leave the process, beside those that the shipped routes have. */
    @ParameterizedTest
    @MethodSource("outsideSteps")
    void nothingLeavesTheProcess(String step) throws IOException {
        TrialReport report = own(step, null);

        assertThat(report.outcome()).as(report.detail()).isEqualTo(Outcome.DONE);
        assertThat(report.steps()).extracting(TrialStep::how).contains(How.STUBBED);
    }

    static List<String> outsideSteps() {
        return List.of(
                "to: {id: own.step, uri: http, parameters: {httpUri: 'http://127.0.0.1:1/x'}}",
                "toD: {id: own.step, uri: 'http://127.0.0.1:1/${body}'}",
                "enrich: {id: own.step, expression: {constant: {expression: 'http://127.0.0.1:1/x'}}}",
                "pollEnrich: {id: own.step, expression: {constant: {expression: 'seda:nowhere'}}}",
                "poll: {id: own.step, uri: 'seda:nowhere'}",
                "wireTap: {id: own.step, uri: 'http://127.0.0.1:1/x'}",
                "to: {id: own.step, uri: jdbc, parameters: {dataSourceName: dataSource}}",
                "to: {id: own.step, uri: 'seda:somewhere'}",
                "bean: {id: own.step, ref: runs, method: takeUpLeft}",
                "process: {id: own.step, ref: orderPollTake}",
                "delay: {id: own.step, expression: {constant: {expression: '86400000'}}}");
    }

    @Test
    void aBeanInAnExpressionAnswersFromTheFile() throws IOException {
        String step =
                """
                choice:
                    id: own.step
                    when:
                      - expression: {method: {ref: runs, method: 'due(${body}, 3)'}}
                        steps:
                          - log: {id: own.yes, message: 'yes'}
                    otherwise:
                      steps:
                        - log: {id: own.no, message: 'no ${body}'}
                """;

        assertThat(named(own(step, "runs.due: [true]"))).containsExactly("own.step", "own.yes");
        TrialReport without = own(step, null);
        assertThat(named(without)).containsExactly("own.step", "own.no");
        assertThat(without.steps()).extracting(TrialStep::does).contains("method runs.due", "log no hello");
    }

    @Test
    void aSecretIsAPlaceholder() throws IOException {
        TrialReport report = own(
                "setHeader: {id: own.step, name: Authorization, expression: {simple: {expression: '{{secret:shop}}'}}}\n"
                        + "- to: {id: own.to, uri: http, parameters: {httpUri: 'http://{{secret:shop}}'}}",
                null);

        assertThat(report.steps().get(1).does()).contains("secret-shop");
    }

    @Test
    void aLoopThatDoesNotEndIsStopped() throws IOException {
        TrialReport report = own(
                "loop: {id: own.step, doWhile: true, expression: {simple: {expression: '${body} != null'}},"
                        + " steps: [{log: {id: own.log, message: again}}]}",
                null);

        assertThat(report.outcome()).isEqualTo(Outcome.ENDLESS);
        assertThat(report.detail()).startsWith("The message took 10000 steps and had not ended.");
    }

    @Test
    void aFileWithFindingsShowsThemAndOneThatDoesNotLoadSaysWhy() throws IOException {
        assertThat(own("log: {id: wrong, message: hello}", null).findings())
                .anySatisfy(finding -> assertThat(finding).contains("[step-id]"));
        assertThatThrownBy(() -> own("bogus: {id: own.step}", null))
                .isInstanceOf(TrialFault.class)
                .hasMessageStartingWith("custom/own.camel.yaml does not load. Camel says: ");
    }

    @Test
    void anotherFileWithFindingsIsLeftOutAndShown() throws IOException {
        Files.createDirectories(own.resolve("custom"));
        Files.writeString(own.resolve("custom/broken.camel.yaml"), "- route: {id: broken}\n");

        assertThat(own("log: {id: own.step, message: hello}", null).leftOut())
                .contains("custom/broken.camel.yaml")
                .doesNotContain("custom/own.camel.yaml");
    }

    @Test
    void anAnswerThatNothingAskedForIsShown() {
        TrialReport report = shipped("order-poll-one", "1", "cseries-shipment-push.begin: {body: 1}");

        assertThat(report.unusedAnswers()).containsExactly("cseries-shipment-push.begin");
    }

    private TrialReport own(String step, String answers) throws IOException {
        Files.createDirectories(own.resolve("custom"));
        Files.writeString(
                own.resolve("custom/own.camel.yaml"),
                """
                - route:
                    id: own
                    group: custom
                    description: Try a step
                    from:
                      id: own.from
                      uri: timer
                      parameters: {timerName: own, period: "1"}
                      steps:
                        - STEP
                """
                        .replace("STEP", step.stripTrailing().replace("\n", "\n        ")));
        return trial(own, "own", "hello", answers);
    }

    private static TrialReport shipped(String route, Object body, String answers) {
        return trial(SHIPPED, route, body, answers);
    }

    private static RouteTrial ofTheHub() {
        Map<String, String> keys = new HashMap<>();
        ConfigurationKeys.keys().forEach(key -> keys.put(key.name(), key.standard()));
        return new RouteTrial(new LintContext(
                RouteBeans.TYPES,
                keys,
                Set.of("getSettings"),
                Map.of(),
                Set.of(),
                Sample.ground(),
                ApiForRoutes.of(Contract.read())));
    }

    private static TrialReport trial(Path folder, String route, Object body, String answers) {
        return (folder.equals(SHIPPED) ? TRIALS : ofTheHub())
                .run(
                        folder,
                        new TrialRequest(
                                route,
                                body,
                                Map.of(),
                                Map.of(),
                                answers == null ? TrialAnswers.none() : TrialAnswers.read(answers)));
    }

    private static List<String> named(TrialReport report) {
        return report.steps().stream()
                .map(TrialStep::id)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
