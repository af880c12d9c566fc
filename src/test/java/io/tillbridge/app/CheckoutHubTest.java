package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.sandbox.postnl.PostnlCall;
import io.tillbridge.sandbox.server.FaultLine;
import io.tillbridge.sandbox.server.ShopFault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop's page asks the whole hub, over real HTTP, with a carrier that behaves and misbehaves. */
class CheckoutHubTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UTRECHT = "?country=NL&postcode=3511AB";
    private static final String TABLE =
            """
            {"windows": [{"kind": "daytime", "country": "NL", "weekdays":
              ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
              "from": "09:00", "to": "12:00", "price": "1.00"}],
             "pickupPlaces": [{"id": "store", "name": "Store", "address": {"country": "NL"}}]}""";

    private static CheckoutHub world;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        world = CheckoutHub.start(folder, Map.of("checkout.requests-per-minute", "5000"));
        assertThat(world.api("PUT", table(), TABLE).statusCode()).isEqualTo(200);
        world.seen();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void nothingGoesWrong() {
        world.postnl.faults().clear();
    }

    @Test
    void aPageIsToldWhatTheShopAndItsCarrierOffer() throws Exception {
        JsonNode answer = world.json(UTRECHT);

        assertThat(answer.path("timeZone").asText()).isEqualTo("Europe/Amsterdam");
        assertThat(answer.path("shipsOn").asText()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(answer.path("sameDay").has("possible")).isTrue();
        assertThat(Instant.parse(answer.path("validUntil").asText())).isAfter(Instant.now());
        assertThat(answer.path("windows").findValuesAsText("carrier")).contains("own", "postnl");
        assertThat(answer.path("windows").findValuesAsText("kind")).contains("daytime", "evening");
        JsonNode points = answer.path("pickupPoints");
        assertThat(points.findValuesAsText("id").get(0)).isEqualTo("store");
        assertThat(points.findValuesAsText("carrier")).containsExactly("own", "postnl", "postnl", "postnl");
        assertThat(points.get(1).path("distance").asInt()).isEqualTo(250);
        assertThat(points.get(1).path("openingTimes").path("monday").toString())
                .isEqualTo("[{\"from\":\"09:00\",\"to\":\"18:00\"}]");
    }

    /** The moment can be named: then the answer is the same whenever it is asked for. */
    @Test
    void aMomentOfTheAskersChoiceIsAnsweredExactly() throws Exception {
        JsonNode before = world.json("?at=2026-11-25T11:59:59%2B01:00");
        JsonNode at = world.json("?at=2026-11-25T12:00:00+01:00");

        assertThat(before.path("sameDay").toString())
                .isEqualTo("{\"possible\":true,\"until\":\"2026-11-25T11:00:00Z\",\"secondsLeft\":1}");
        assertThat(before.path("shipsOn").asText()).isEqualTo("2026-11-25");
        assertThat(at.path("sameDay").toString()).isEqualTo("{\"possible\":false}");
        assertThat(at.path("shipsOn").asText()).isEqualTo("2026-11-26");
    }

    /** Guessed, replaced, switched off: nobody learns which. */
    @Test
    void everyTokenThatOpensNothingGetsTheSameAnswer() throws Exception {
        String first = world.options();
        HttpResponse<String> rotated = world.api("POST", "/connections/" + world.shop + "/checkout/rotate", "");
        String second = world.options();
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(rotated.body()).path("optionsUrl").asText()).isEqualTo(second);
        String guessed = first.replaceFirst("/[^/]+/options$", "/" + "A".repeat(43) + "/options");
        List<String> answers = new ArrayList<>();
        for (String address : List.of(first, guessed, first + "x", first.replace("/options", ""))) {
            answers.add(shut(world.get(address + UTRECHT, Map.of())));
        }
        assertThat(world.get(second, Map.of()).statusCode()).isEqualTo(200);
        for (Map<String, Object> off : List.<Map<String, Object>>of(
                Map.of("settings", Map.of("checkoutOptions", false)), Map.of("enabled", false))) {
            world.hub.core().connections().change(world.shop, off, null);
            world.reread();
            answers.add(shut(world.get(second + UTRECHT, Map.of())));
            assertThat(world.api("GET", "/connections/" + world.shop + "/checkout", null)
                            .body())
                    .isEqualTo("{\"on\":false,\"hosts\":[],\"installations\":[]}");
            world.hub
                    .core()
                    .connections()
                    .change(world.shop, Map.of("enabled", true, "settings", Map.of("checkoutOptions", true)), null);
        }
        world.reread();
        assertThat(world.get(second, Map.of()).statusCode()).isEqualTo(200);
        assertThat(answers).hasSize(6).containsOnly(answers.get(0));
    }

    private static String shut(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(404);
        ObjectNode body = (ObjectNode) JSON.readTree(answer.body());
        body.remove("requestId");
        return body + " " + answer.headers().firstValue("Cache-Control").orElse("");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://www.shop.example, true",
        "http://127.0.0.1:4000, true",
        "http://www.shop.example, false",
        "https://shop.example, false",
        "https://www.shop.example:8443, false",
        "https://www.shop.example.evil.example, false",
        "https://evil.example, false",
        "http://127.0.0.1:4001, false",
        "null, false",
    })
    void onlyPagesOfTheShopMayReadTheAnswer(String origin, boolean allowed) throws Exception {
        HttpResponse<String> answer = world.get(world.options(), Map.of("Origin", origin));
        HttpResponse<String> beforehand = world.send(
                "OPTIONS", world.options(), Map.of("Origin", origin, "Access-Control-Request-Method", "GET"));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").isPresent())
                .isEqualTo(allowed);
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(beforehand.statusCode()).isEqualTo(allowed ? 204 : 403);
        assertThat(beforehand
                        .headers()
                        .firstValue("Access-Control-Allow-Origin")
                        .isPresent())
                .isEqualTo(allowed);
    }

    /** The seconds that are left are no other answer; a change of the table is. */
    @Test
    void anAnswerIsKeptUntilItChanges() throws Exception {
        String address = world.options() + "?country=NL&postcode=3512AB";
        world.get(address, Map.of());
        HttpResponse<String> first = world.get(address, Map.of());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = world.get(address, Map.of("If-None-Match", tag));
        HttpResponse<String> head = world.send("HEAD", address, Map.of());
        HttpResponse<String> before = world.api("GET", table(), null);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).matches("private, max-age=[0-9]{1,3}");
        assertThat(world.get(world.options(), Map.of())
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .matches("public, max-age=[0-9]{1,3}");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        world.api("PUT", table(), TABLE.replace("1.00", "2.00"));
        assertThat(world.get(address, Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(200);
        world.api("PUT", table(), before.body());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "?country=NLD | country malformed",
                "?country=XX | country malformed",
                "?country=NL&postcode=12 | postcode malformed",
                "?country=NL&postcode=0123AB | postcode malformed",
                "?country=BE&postcode=1012AB | postcode malformed",
                "?country=US&postcode=%3Cscript%3E | postcode malformed",
                "?postcode=1012AB | country required",
                "?at=tomorrow | at malformed",
                "?at=2026-12-24 | at malformed",
                "?at=2026-12-24T12:00:00 | at malformed",
                "?at=9999-12-31T00:00:00Z | at out-of-range",
                "?at=%2B999999999-12-31T23:59:59Z | at out-of-range",
                "?at=1970-01-01T00:00:00Z | at out-of-range",
                "?country=NL&country=BE | country repeated",
                "?city=Utrecht | city unknown-field",
                "?country=XX&at=never&page=1 | page unknown-field, country malformed, at malformed",
            })
    void whatCannotBeReadIsToldWithWhatWasExpected(String query, String expected) throws Exception {
        HttpResponse<String> answer = world.get(world.options() + query, Map.of());
        List<String> faults = new ArrayList<>();
        JSON.readTree(answer.body())
                .path("errors")
                .forEach(fault -> faults.add(fault.path("parameter").asText() + " "
                        + fault.path("code").asText()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(String.join(", ", faults)).isEqualTo(expected);
        assertThat(answer.body()).doesNotContain("0123AB", "<script>");
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        HttpResponse<String> answer = world.send("POST", world.options(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    /** Whatever the carrier does, the table and the day are told; its connection tells what is wrong. */
    @ParameterizedTest
    @MethodSource("io.tillbridge.app.AwayFaults#withRefusals")
    void aCarrierThatFailsTakesNothingElseAway(String fault) throws Exception {
        world.freshCarrier();
        FaultLine.put(fault, world.postnl.faults());

        for (int i = 0; i < 4; i++) {
            JsonNode answer = world.json("?country=NL&postcode=20" + i + "1AB");
            assertThat(answer.path("shipsOn").asText()).isNotEmpty();
            assertThat(answer.path("windows").findValuesAsText("carrier"))
                    .isNotEmpty()
                    .containsOnly("own");
            assertThat(answer.path("pickupPoints").findValuesAsText("id")).containsExactly("store");
            assertThat(Instant.parse(answer.path("validUntil").asText()))
                    .isBefore(Instant.now().plusSeconds(6));
        }

        if (fault.equals("404")) {
            return;
        }
        // A carrier that asks for a pause is asked again after it.
        Until.holds("the connection fails", () -> {
            world.json("?country=NL&postcode=2051AB");
            return world.api("GET", "/connections/" + world.carrier, null)
                    .body()
                    .contains("\"state\":\"failing\"");
        });
        assertThat(world.api("GET", "/connections/" + world.carrier, null).body())
                .contains("PostNL at " + world.postnl.baseUrl())
                .doesNotContain("2001AB", CheckoutHub.KEY);
    }

    /** Empty is an answer: there is nothing to collect there. */
    @Test
    void aCarrierWithoutOffersIsNoFault() throws Exception {
        world.freshCarrier();
        world.postnl.faults().always("**", ShopFault.emptyList());

        JsonNode answer = world.json("?country=NL&postcode=2101AB");

        assertThat(answer.path("windows").findValuesAsText("carrier")).containsOnly("own");
        assertThat(Instant.parse(answer.path("validUntil").asText()))
                .isEqualTo(Instant.parse(world.json("?country=NL&postcode=2101AB")
                        .path("validUntil")
                        .asText()));
    }

    @Test
    void aCarrierThatWorksAgainIsToldSo() throws Exception {
        world.freshCarrier();
        world.hub.core().connections().markFailing(world.carrier, "It was away.");
        world.freshCarrier();

        Until.holds("the connection works", () -> world.api("GET", "/connections/" + world.carrier, null)
                .body()
                .contains("\"state\":\"ok\""));
    }

    @Test
    void noPostcodeIsKept() throws Exception {
        try (SecretHunt hunt = SecretHunt.begin()) {
            String postcode = hunt.hide("postcode", "QZ991QZX");
            hunt.hide("sku", "SKU-OF-A-CUSTOMER");
            String query = "?country=GB&postcode=" + postcode + "&sku=SKU-OF-A-CUSTOMER";
            assertThat(world.get(world.options() + query, Map.of()).statusCode())
                    .isEqualTo(200);
            hunt.heard(world.get(world.options() + query + "&at=never", Map.of()));
            hunt.hear(
                    "metrics",
                    world.get(world.hub.managementAddress() + "/observe/metrics", Map.of())
                            .body());
            hunt.nothingIsIn(world.hub.core().database());
        }
    }

    /** The carrier learns the postcode and nothing more. */
    @Test
    void noHouseIsToldToTheCarrierAndNoPlaceToTheLog() throws Exception {
        world.freshCarrier();
        try (LogLines log = LogLines.begin()) {
            world.postnl.faults().always("**", ShopFault.status(503));
            for (int i = 1; i < 5; i++) {
                world.json("?country=NL&postcode=971" + i + "QZ");
            }
            Until.holds("the log tells of the carrier", () -> !log.of(line -> line.contains("answers no questions"))
                    .isEmpty());
            assertThat(log.of(line -> line.contains("QZ"))).isEmpty();
        }

        PostnlCall call = world.postnl.log().all().stream()
                .filter(one -> one.body().toString().contains("9711QZ"))
                .findFirst()
                .orElseThrow();
        assertThat(call.body().get("Addresses").toString())
                .contains("AddressType=01", "HouseNr=1", "Zipcode=9711QZ", "Countrycode=NL");
    }

    private static String table() {
        return "/connections/" + world.shop + "/delivery-options";
    }
}
