package io.tillbridge.api.contract;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.api.http.RunningApi;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to an operation, made up by chance: right but for its oddities.
 *
 * @param seed of all the chance in it
 */
public record RandomRequest(Operation operation, Set<Oddity> oddities, long seed) {
    private static final Contract CONTRACT = Contract.read();
    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final ObjectMapper ESCAPED =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The bytes to send, the same each time. */
    public byte[] bytes() {
        Random random = new Random(seed);
        FittingValues fitting = new FittingValues(CONTRACT.root(), random);
        OddValues odd = new OddValues(random);
        String target = path(fitting, random) + query(fitting, random);
        List<String> lines = new ArrayList<>(List.of(
                operation.method() + " " + target + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Connection: close",
                "Authorization: " + RunningApi.basic(RunningApi.ALL, "secret")));
        headers(lines, fitting, random);
        byte[] body = body(lines, fitting, odd, random);
        if (body.length > 0 || operation.method().equals("POST")) {
            lines.add("Content-Length: " + body.length);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private String path(FittingValues fitting, Random random) {
        return CONTRACT.basePath() + "/"
                + operation.path().stream()
                        .map(segment -> Operation.isHole(segment) ? hole(segment, fitting, random) : segment)
                        .collect(Collectors.joining("/"));
    }

    private String hole(String segment, FittingValues fitting, Random random) {
        if (oddities.contains(Oddity.PATH)) {
            return OddValues.any(OddValues.SEGMENTS, random);
        }
        return operation.parametersIn("path").stream()
                .filter(parameter -> segment.equals("{" + parameter.name() + "}"))
                .findFirst()
                .map(parameter -> encoded(fitting.of(parameter.schema().node()).asText()))
                .orElse("1");
    }

    private String query(FittingValues fitting, Random random) {
        List<String> pairs = new ArrayList<>();
        List<Operation.Parameter> known = operation.parametersIn("query");
        int spoilt = oddities.contains(Oddity.QUERY) && !known.isEmpty() ? random.nextInt(known.size()) : -1;
        for (int i = 0; i < known.size(); i++) {
            Operation.Parameter parameter = known.get(i);
            if (i == spoilt) {
                pairs.add(parameter.name() + "=" + OddValues.any(OddValues.QUERY, random));
            } else if (parameter.required() || (!parameter.name().equals("after") && random.nextInt(3) == 0)) {
                pairs.add(parameter.name() + "="
                        + encoded(fitting.of(parameter.schema().node()).asText()));
            }
        }
        if (oddities.contains(Oddity.SURPLUS_QUERY)) {
            pairs.add(pairs.isEmpty() || random.nextBoolean() ? "surplus=1&=&&%20" : pairs.get(0));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void headers(List<String> lines, FittingValues fitting, Random random) {
        for (Operation.Parameter parameter : operation.parametersIn("header")) {
            if (random.nextInt(3) == 0) {
                String tag = "\"" + random.nextInt(4) + "\"";
                lines.add(parameter.name() + ": "
                        + (parameter.name().equals("If-Match")
                                ? tag
                                : fitting.of(parameter.schema().node()).asText()));
            }
        }
        if (oddities.contains(Oddity.HEADER)) {
            lines.add(OddValues.any(OddValues.HEADERS, random));
        }
    }

    private byte[] body(List<String> lines, FittingValues fitting, OddValues odd, Random random) {
        boolean takes = !operation.bodies().isEmpty();
        if (takes == oddities.contains(Oddity.BODY)) {
            return new byte[0];
        }
        List<String> types = takes ? List.copyOf(operation.bodies().keySet()) : List.of("application/json");
        String type = OddValues.any(types, random);
        byte[] body = content(type, fitting, odd, random);
        if (oddities.contains(Oddity.BYTES)) {
            body = odd.bytes(body);
        }
        String named = type.startsWith("multipart/") ? type + "; boundary=edge" : type;
        lines.add("Content-Type: "
                + (oddities.contains(Oddity.CONTENT_TYPE) ? OddValues.any(OddValues.CONTENT_TYPES, random) : named));
        return body;
    }

    private byte[] content(String type, FittingValues fitting, OddValues odd, Random random) {
        if (operation.takesFile()) {
            String csv = "vendorSku,name\nA1,Mug\n";
            String part = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
            return (type.startsWith("multipart/") ? part + csv + "\r\n--edge--\r\n" : csv)
                    .getBytes(StandardCharsets.UTF_8);
        }
        JsonNode media =
                Conformance.node(CONTRACT, operation).at("/requestBody/content").path(type);
        JsonNode body = media.has("example") && random.nextInt(3) == 0
                ? media.path("example")
                : fitting.of(media.path("schema"));
        for (Oddity member : List.of(Oddity.MEMBER, Oddity.OTHER_MEMBER)) {
            body = oddities.contains(member) ? odd.spoilt(body) : body;
        }
        try {
            return (random.nextBoolean() ? PLAIN : ESCAPED).writeValueAsBytes(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        return operation.id() + " " + oddities + " seed " + seed + "\n"
                + (text.length() > 3000 ? text.substring(0, 3000) + "…" : text);
    }
}
