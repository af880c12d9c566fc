package io.tillbridge.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What no well-meaning client sends. */
final class OddValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> SEGMENTS = List.of(
            "0",
            "-1",
            "abc",
            "999999999999999999",
            "9223372036854775808",
            "1.0",
            "%00",
            "%F0%9F%98%80",
            "%zz",
            "%",
            "..",
            "%2e%2e",
            "1%2F2",
            "",
            "1;x=1",
            "'%20OR%201=1--",
            "%ED%A0%80",
            "+1",
            "%201",
            "1".repeat(3000));

    static final List<String> QUERY = List.of(
            "",
            "0",
            "-1",
            "501",
            "99999999999999999999",
            "1.5",
            "abc",
            "true",
            "%00",
            "%zz",
            "%",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "%FF",
            "'%20OR%201=1--",
            "x".repeat(600),
            "%25_%25",
            "\\",
            "a%0D%0AX-Bad:%201",
            "é",
            "null",
            "[]",
            "2026-13-45T99:99:99Z",
            "2026-03-11T13:02:09Z",
            "eyJ9",
            "MTIz",
            "____",
            "12:1");

    static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "APPLICATION/JSON",
            "application/json;;;",
            "*/*",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=\"\"",
            "application/merge-patch+json",
            "json",
            ";",
            "text/csv",
            "application/json" + "x".repeat(2000));

    static final List<String> HEADERS = List.of(
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: 1",
            "If-Match: \"99999999999999999999\"",
            "If-Match: " + "x".repeat(3000),
            "If-Match: ",
            "Idempotency-Key: ",
            "Idempotency-Key: é",
            "Idempotency-Key: a b",
            "Idempotency-Key: " + "k".repeat(256),
            "Idempotency-Key: \u0001",
            "Last-Event-ID: x",
            "Last-Event-ID: -1",
            "Accept: application/xml",
            "Accept: ;;;q=x",
            "X-Request-Id: <script>",
            "X-Request-Id: " + "r".repeat(3000),
            "Origin: https://evil.example",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Cookie: a=b; ;;=; session=\"",
            "X-CSRF-Token: é",
            "X-HTTP-Method-Override: DELETE",
            "Content-Encoding: gzip",
            "Range: bytes=0-1",
            "Expect: 100-continue",
            "Expect: nonsense",
            "TE: trailers",
            "Upgrade: websocket",
            "X-Forwarded-For: '; DROP TABLE product",
            "CamelHttpUri: http://evil.example",
            "If-None-Match: *",
            "Accept-Language: \u00ff\u00ff");

    private final Random random;

    OddValues(Random random) {
        this.random = random;
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Any JSON value that stands where it should not. */
    JsonNode value() {
        return switch (random.nextInt(16)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(-1);
            case 3 -> JSON.numberNode(BigInteger.TWO.pow(63));
            case 4 -> JSON.numberNode(new BigDecimal("1E+400"));
            case 5 -> JSON.numberNode(new BigDecimal("0.1"));
            case 6 -> JSON.numberNode(BigInteger.TEN.pow(900));
            case 7 -> JSON.textNode("");
            case 8 -> JSON.textNode("nul \u0000 and bell \u0007");
            case 9 -> JSON.textNode("half \ud83d pair \ude00\ud83d");
            case 10 -> JSON.textNode("\u202e\ufeff\uffff😀é");
            case 11 -> JSON.textNode("x".repeat(70_000));
            case 12 -> JSON.textNode("漢".repeat(16_000));
            case 13 -> many();
            case 14 -> deep(random.nextBoolean() ? 40 : 900);
            default -> members();
        };
    }

    private static ArrayNode many() {
        ArrayNode made = JSON.arrayNode();
        for (int i = 0; i < 3000; i++) {
            made.add("1");
        }
        return made;
    }

    private JsonNode deep(int levels) {
        JsonNode made = JSON.textNode("x");
        for (int i = 0; i < levels; i++) {
            made = random.nextBoolean()
                    ? JSON.arrayNode().add(made)
                    : JSON.objectNode().set("a", made);
        }
        return made;
    }

    private static ObjectNode members() {
        ObjectNode made = JSON.objectNode().put("", 1).put("a/b~c", "x").put("__proto__", "y");
        return made.put("\u0000", "z").put("half \ud83d", "w").put("n".repeat(5000), true);
    }

    /** The same body with one thing wrong somewhere in it. */
    JsonNode spoilt(JsonNode body) {
        if (!body.isObject() || random.nextInt(6) == 0) {
            return value();
        }
        ObjectNode made = body.deepCopy();
        ObjectNode at = made;
        List<String> names = names(at);
        while (!names.isEmpty()) {
            String name = any(names, random);
            if (at.get(name) instanceof ObjectNode below && random.nextInt(3) > 0) {
                at = below;
                names = names(at);
            } else if (random.nextInt(4) == 0) {
                at.remove(name);
                return made;
            } else {
                at.set(random.nextInt(4) == 0 ? name + "x" : name, value());
                return made;
            }
        }
        at.set("surplus", value());
        return made;
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Bytes that are no JSON text, or hardly. */
    byte[] bytes(byte[] body) {
        return switch (random.nextInt(12)) {
            case 0 -> new byte[0];
            case 1 -> java.util.Arrays.copyOf(body, body.length / 2);
            case 2 -> "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("{\"name\":" + "1".repeat(200_000) + "}").getBytes(StandardCharsets.UTF_8);
            case 4 -> new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0};
            case 5 -> new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'};
            case 6 -> "{\"name\":\"a\",\"name\":\"b\"}".getBytes(StandardCharsets.UTF_8);
            case 7 -> "{} {}".getBytes(StandardCharsets.UTF_8);
            case 8 -> "{\"name\":NaN}".getBytes(StandardCharsets.UTF_8);
            case 9 -> new byte[1_100_000];
            case 10 -> ("{\"" + "n".repeat(100_000) + "\":1}").getBytes(StandardCharsets.UTF_8);
            default -> "<xml/>".getBytes(StandardCharsets.UTF_8);
        };
    }
}
