package io.tillbridge.api.contract;

import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Query parameters and headers of a request as its operation names them; anything else in the query is a fault. */
public record Parameters(Map<String, String> query, Map<String, String> headers) {

    /**
     * All of them, defaults filled in; a 400 with all faults otherwise.
     *
     * @param queryText as it came, still encoded; null when there is none
     * @param header the value of a header by its name; null when there is none
     */
    public static Parameters read(Operation operation, String queryText, UnaryOperator<String> header) {
        List<RequestFault> faults = new ArrayList<>();
        Map<String, String> query = query(operation, queryText, faults);
        Map<String, String> headers = new HashMap<>();
        for (Operation.Parameter parameter : operation.parametersIn("header")) {
            String value = header.apply(parameter.name());
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

    private static Map<String, String> query(Operation operation, String text, List<RequestFault> faults) {
        Map<String, String> given = new HashMap<>();
        List<Operation.Parameter> known = operation.parametersIn("query");
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (known.stream().noneMatch(p -> p.name().equals(name))) {
                faults.add(RequestFault.inParameter(name, "unknown-field", unknown(name, known)));
            } else if (given.put(name, value) != null) {
                faults.add(RequestFault.inParameter(name, "repeated", name + " is given twice"));
            }
        }
        for (Operation.Parameter parameter : known) {
            String value = given.get(parameter.name());
            if (value != null) {
                check(parameter, value, faults);
            } else if (parameter.required()) {
                faults.add(RequestFault.inParameter(parameter.name(), "required", parameter.name() + " is missing"));
            } else if (!parameter.schema().byDefault().isMissingNode()) {
                given.put(parameter.name(), parameter.schema().byDefault().asText());
            }
        }
        return given;
    }

    private static String unknown(String name, List<Operation.Parameter> known) {
        return "There is no parameter " + QuotedText.of(name)
                + (known.isEmpty()
                        ? "; this call takes none"
                        : "; known are "
                                + String.join(
                                        ", ",
                                        known.stream()
                                                .map(Operation.Parameter::name)
                                                .toList()));
    }

    private static void check(Operation.Parameter parameter, String value, List<RequestFault> faults) {
        Schema schema = parameter.schema();
        if (!schema.allowsText(value)) {
            faults.add(RequestFault.inParameter(
                    parameter.name(),
                    schema.code(),
                    parameter.name() + " is " + QuotedText.of(value) + ", expected " + schema.expected()));
        }
    }

    public static String decoded(String text) {
        try {
            return Utf8.strict(URLDecoder.decode(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw Problem.unreadable("The address holds " + QuotedText.of(text)
                            + ", which is no percent-encoded UTF-8 without NUL")
                    .refusal();
        }
    }
}
