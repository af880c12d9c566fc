package io.tillbridge.app.config;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The schemes of {@code routes.components}, apart from those that no route may ever name. */
final class CustomComponents {
    private static final Set<String> RUN_CODE = Set.of(
            "bean",
            "class",
            "controlbus",
            "docker",
            "exec",
            "groovy",
            "language",
            "ref",
            "script",
            "ssh",
            "wasm",
            "xslt",
            "dynamic-router",
            "routing-slip",
            "stub",
            "properties",
            "java",
            "jolt",
            "velocity",
            "freemarker",
            "mvel");
    private static final Set<String> OPEN_PORTS = Set.of(
            "atmosphere-websocket",
            "coap",
            "coaps",
            "cometd",
            "cometds",
            "cxf",
            "cxfrs",
            "grpc",
            "jetty",
            "knative",
            "mina",
            "mllp",
            "netty",
            "netty-http",
            "platform-http",
            "rest",
            "rest-api",
            "rest-openapi",
            "servlet",
            "syslog",
            "undertow",
            "vertx-websocket",
            "webhook");

    static final ValueType TYPE = new ValueType(
            "schemes",
            "schemes of Camel components separated by commas, or nothing; none that runs programs or code"
                    + " (exec, ssh, language, bean …) or opens a port (netty-http, jetty, platform-http …)",
            CustomComponents::read);

    private CustomComponents() {}

    /** @throws IllegalArgumentException for a scheme that is none or never allowed */
    private static Object read(String text) {
        Set<String> schemes = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(scheme -> !scheme.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String scheme : schemes) {
            if (!scheme.matches("[a-z][a-z0-9+.-]*") || RUN_CODE.contains(scheme) || OPEN_PORTS.contains(scheme)) {
                throw new IllegalArgumentException(scheme);
            }
        }
        return String.join(",", schemes);
    }
}
