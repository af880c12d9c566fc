package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What someone would write below custom/ to get out of it, each with the rule that refuses it; see docs/security.md. */
class HostileFlowsTest {
    private static final String FILE = "custom/custom-hostile.camel.yaml";
    private static final String DIRECT = "uri: direct\nparameters:\n  name: custom-hostile\n";
    private static final String NOTHING = "- log:\n    id: custom-hostile.log\n    message: nothing\n";

    static Stream<Arguments> steps() {
        return Stream.of(
                // Programs, scripts and classes
                Arguments.of("component", to("exec", "executable: id")),
                Arguments.of("component", to("language", "languageName: simple", "resourceUri: file:/etc/passwd")),
                Arguments.of("component", to("ref", "name: dataSource")),
                Arguments.of("component", to("class", "beanName: java.lang.Runtime")),
                Arguments.of("component", to("bean", "beanName: type:java.lang.Runtime")),
                Arguments.of("component", to("controlbus", "command: route", "routeId: jobs", "action: stop")),
                Arguments.of("component", to("xslt", "resourceUri: file:/etc/passwd")),
                Arguments.of(
                        "bean",
                        "- bean:\n    id: custom-hostile.a\n    beanType: java.lang.Runtime\n    method: exec\n"),
                Arguments.of("bean", to("sql", "query: SELECT 1", "dataSource: \"#class:java.io.File\"")),
                Arguments.of("bean", to("odd", "how: \"#class:java.io.File\"")),
                Arguments.of("bean", to("odd", "how: \"#type:javax.sql.DataSource\"")),
                Arguments.of("script", body("groovy", "new File('/etc/passwd').text")),
                Arguments.of("script", body("ognl", "@java.lang.Runtime@getRuntime()")),
                Arguments.of("script", body("java", "return 1;")),
                Arguments.of("simple", body("simple", "${bean:type:java.lang.Runtime?method=getRuntime}")),
                Arguments.of("simple", body("simple", "${type:java.io.File.separator}")),
                Arguments.of("simple", body("simple", "${ref:dataSource}")),
                Arguments.of("simple", body("simple", "${camelContext.stop}")),
                // Files of the machine
                Arguments.of("foreign-file", body("constant", "resource:file:/etc/passwd")),
                Arguments.of("foreign-file", body("simple", "resource:classpath:log4j2.xml")),
                Arguments.of("foreign-file", to("sql", "query: file:/etc/passwd", "dataSource: \"#dataSource\"")),
                Arguments.of("option", to("file", "directoryName: /etc")),
                Arguments.of("option", to("file", "directoryName: a/../../etc")),
                Arguments.of("option", to("file", "directoryName: a", "fileName: ../../etc/x")),
                Arguments.of("option", to("file", "directoryName: a", "moveFailed: /tmp/x")),
                Arguments.of("option", to("sftp", "host: \"{{custom.host}}\"", "localWorkDirectory: /tmp")),
                Arguments.of("type-name", "- convertBodyTo:\n    type: java.io.File\n"),
                // Environment and secrets
                Arguments.of("key", body("constant", "{{env:TILLBRIDGE_MASTER_KEY}}")),
                Arguments.of("key", body("constant", "{{sys:user.home}}")),
                Arguments.of("simple", body("simple", "${env.TILLBRIDGE_MASTER_KEY}")),
                Arguments.of("simple", body("simple", "${sys.user.home}")),
                Arguments.of("secret", "- log:\n    id: custom-hostile.log\n    message: \"{{secret:orders}}\"\n"),
                Arguments.of(
                        "option", to("https", "httpUri: \"{{custom.url}}\"", "authPassword: \"{{secret:orders}}\"")),
                // Where messages go
                Arguments.of("dynamic-target", "- toD:\n    id: custom-hostile.a\n    uri: ${header.to}\n"),
                Arguments.of(
                        "dynamic-target",
                        "- recipientList:\n    id: custom-hostile.a\n    expression:\n      header:\n        expression: to\n"),
                Arguments.of("control-header", header("CamelHttpUri")),
                Arguments.of("control-header", header("CamelFileName")),
                Arguments.of("control-header", header("${body[name]}")),
                // The hub's own work
                Arguments.of("custom-name", to("direct", "name: worker")),
                Arguments.of("custom-name", to("seda", "name: work")),
                // Certificates and keys of servers
                Arguments.of("option", to("sftp", "host: \"{{custom.host}}\"", "strictHostKeyChecking: \"no\"")),
                Arguments.of("option", to("smtps", "host: \"{{custom.host}}\"", "dummyTrustManager: true")),
                Arguments.of("option", to("https", "httpUri: \"{{custom.url}}\"", "x509HostnameVerifier: \"#a\"")),
                // Threads
                Arguments.of("limit", to("seda", "name: custom-hostile", "size: \"100000\"")),
                // Messages that end unseen
                Arguments.of(
                        "limit",
                        "- aggregate:\n    id: custom-hostile.all\n    aggregationStrategy: collectBodies\n"
                                + "    completionSize: \"10\"\n    discardOnAggregationFailure: \"true\"\n"
                                + "    correlationExpression:\n      constant:\n        expression: all\n"
                                + "    steps:\n      - log:\n          id: custom-hostile.log\n"
                                + "          message: all\n"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepThatWouldLeaveTheGroundIsRefused(String rule, String step) throws IOException {
        assertThat(rules(LiveHub.custom("custom-hostile", DIRECT, step)))
                .as(step)
                .contains(rule);
    }

    static Stream<Arguments> beginnings() {
        return Stream.of("netty", "netty-http", "jetty", "undertow", "platform-http", "rest", "websocket", "mllp", "vm")
                .map(scheme -> Arguments.of("door", "uri: " + scheme + "\nparameters:\n  port: \"8081\"\n"));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void noRouteOpensAPort(String rule, String from) throws IOException {
        assertThat(rules(LiveHub.custom("custom-hostile", from, NOTHING))).contains(rule);
    }

    @Test
    void noRouteTakesTheRunsOfTheHub() throws IOException {
        String queue = "uri: seda\nparameters:\n  name: work\n";

        assertThat(rules(LiveHub.custom("custom-hostile", queue, NOTHING))).contains("custom-name");
    }

    @Test
    void theTextOfASiteComponentMayBeginWithASign() throws IOException {
        String step = to("odd", "how: \"#general\"");

        assertThat(rules(LiveHub.custom("custom-hostile", DIRECT, step))).doesNotContain("bean");
    }

    private static List<String> rules(String text) throws IOException {
        Map<String, String> texts = Sample.good();
        texts.put(FILE, text);
        return new RouteCheck(Sample.surroundings())
                .check(texts).stream().map(RouteFinding::rule).toList();
    }

    private static String to(String scheme, String... options) {
        return "- to:\n    id: custom-hostile.to\n    uri: " + scheme + "\n    parameters:\n      "
                + String.join("\n      ", options) + "\n";
    }

    private static String body(String language, String expression) {
        return "- setBody:\n    expression:\n      " + language + ":\n        expression: \"" + expression + "\"\n";
    }

    private static String header(String name) {
        return "- setHeader:\n    name: " + name + "\n    expression:\n      constant:\n        expression: x\n";
    }
}
