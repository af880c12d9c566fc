package io.tillbridge.routing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The steps that route files are made of, each with the options that an editor offers for it. */
final class StepOptions {
    static final Map<String, Set<String>> ALL = all();

    private StepOptions() {}

    private static Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new TreeMap<>();
        put(all, "aggregate", "correlationExpression completionSize completionTimeout aggregationStrategy steps");
        put(all, "bean", "ref method");
        put(all, "choice", "when otherwise");
        put(all, "circuitBreaker", "steps onFallback");
        put(all, "convertBodyTo", "type");
        put(all, "delay", "expression");
        put(all, "doTry", "steps doCatch doFinally");
        put(all, "enrich", "expression aggregationStrategy");
        put(all, "filter", "expression steps");
        put(all, "idempotentConsumer", "expression idempotentRepository steps");
        put(all, "log", "message loggingLevel");
        put(all, "loop", "expression doWhile copy steps");
        put(all, "marshal", "json csv jacksonXml zipFile gzipDeflater");
        put(all, "multicast", "parallelProcessing stopOnException aggregationStrategy steps");
        put(all, "poll", "uri parameters timeout");
        put(all, "pollEnrich", "expression timeout aggregationStrategy");
        put(all, "process", "ref");
        put(all, "removeHeader", "name");
        put(all, "removeHeaders", "pattern excludePattern");
        put(all, "removeProperty", "name");
        put(all, "removeVariable", "name");
        put(all, "resequence", "expression steps");
        put(all, "setBody", "expression");
        put(all, "setHeader", "name expression");
        put(all, "setProperty", "name expression");
        put(all, "setVariable", "name expression");
        put(all, "sort", "expression");
        put(all, "split", "expression streaming parallelProcessing stopOnException aggregationStrategy steps");
        put(all, "stop", "");
        put(all, "throttle", "expression timePeriodMillis");
        put(all, "throwException", "exceptionType message");
        put(all, "to", "uri parameters variableSend variableReceive");
        put(all, "toD", "uri parameters variableSend variableReceive");
        put(all, "transform", "expression");
        put(all, "unmarshal", "json csv jacksonXml zipFile gzipDeflater");
        put(all, "validate", "expression");
        put(all, "wireTap", "uri parameters copy");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Set<String>> all, String step, String options) {
        Set<String> names = new TreeSet<>(Set.of("id", "description", "note", "disabled"));
        for (String option : options.split(" ", -1)) {
            if (!option.isEmpty()) {
                names.add(option);
            }
        }
        all.put(step, names);
    }
}
