package io.tillbridge.api;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Query parameters and headers of a request as its operation names them; anything else in the query is a fault. */
record Parameters(Map<String, String> query, Map<String, String> headers) {

    /** All of them, defaults filled in; a 400 with all faults otherwise. */
    static Parameters read(Operation operation, HttpServerRequest http) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> query = query(operation, http.query(), faults);
        Map<String, String> headers = new HashMap<>();
        for (Operation.Parameter parameter : operation.parametersIn("header")) {
            String value = http.headers().get(parameter.name());
            if (value != null) {
                check(parameter, value, faults);
                headers.put(parameter.name(), value);
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.unreadable(faults).refusal();
        }
        return new Parameters(query, headers);
    }

    private static Map<String, String> query(Operation operation, String text, List<Fault> faults) {
        Map<String, String> given = new HashMap<>();
        List<Operation.Parameter> known = operation.parametersIn("query");
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (known.stream().noneMatch(p -> p.name().equals(name))) {
                faults.add(Fault.inParameter(name, "unknown-field", unknown(name, known)));
            } else if (given.put(name, value) != null) {
                faults.add(Fault.inParameter(name, "repeated", name + " is given twice"));
            }
        }
        for (Operation.Parameter parameter : known) {
            String value = given.get(parameter.name());
            if (value != null) {
                check(parameter, value, faults);
            } else if (!parameter.schema().byDefault().isMissingNode()) {
                given.put(parameter.name(), parameter.schema().byDefault().asText());
            }
        }
        return given;
    }

    private static String unknown(String name, List<Operation.Parameter> known) {
        return "There is no parameter " + Quote.of(name)
                + (known.isEmpty()
                        ? "; this call takes none"
                        : "; known are "
                                + String.join(
                                        ", ",
                                        known.stream()
                                                .map(Operation.Parameter::name)
                                                .toList()));
    }

    private static void check(Operation.Parameter parameter, String value, List<Fault> faults) {
        Schema schema = parameter.schema();
        if (!schema.allowsText(value)) {
            faults.add(Fault.inParameter(
                    parameter.name(),
                    schema.code(),
                    parameter.name() + " is " + Quote.of(value) + ", expected " + schema.expected()));
        }
    }

    static String decoded(String text) {
        try {
            return Utf8.strict(URLDecoder.decode(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.unreadable(
                            "The address holds " + Quote.of(text) + ", which is no percent-encoded UTF-8 without NUL")
                    .refusal();
        }
    }
}
