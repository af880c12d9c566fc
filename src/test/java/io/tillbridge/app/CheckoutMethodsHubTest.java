package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.server.FaultLine;
import io.tillbridge.sandbox.server.ShopFault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checkout of a shop asks the hub for methods while the carrier is slow, down or wrong: it gets some at once. */
class CheckoutMethodsHubTest {
    private static final String TABLE =
            "{\"pickupPlaces\": [{\"id\": \"store\", \"name\": \"Store\"," + " \"address\": {\"country\": \"NL\"}}]}";

    private static CheckoutHub world;
    private static int areas;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        // No timeout of the hub's own ends the wait for a carrier: it goes on with others until the carrier answers.
        world = CheckoutHub.start(
                folder,
                Map.of(
                        "checkout.requests-per-minute", "5000",
                        "postnl.read-timeout", "10m",
                        "postnl.call-timeout", "10m"));
        world.hub
                .core()
                .connections()
                .change(
                        world.shop,
                        Map.of(
                                "settings",
                                Map.of(
                                        "checkoutMethods",
                                        true,
                                        "checkoutMethodTitle",
                                        "Bezorgen",
                                        "checkoutMethodPrice",
                                        "4.95")),
                        null);
        assertThat(world.api("PUT", "/connections/" + world.shop + "/delivery-options", TABLE)
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void nothingGoesWrong() throws Exception {
        world.postnl.faults().clear();
        carrierAt(world.postnl.baseUrl());
    }

    /** The carrier answers only after the hub has: what it tells is in a later answer. */
    @Test
    void aCarrierThatHasNotAnsweredYetHoldsNoCheckoutBack() throws Exception {
        try (HeldCarrier held = new HeldCarrier(world.postnl.baseUrl())) {
            carrierAt(held.baseUrl());
            String postcode = postcode();

            for (int i = 0; i < 3; i++) {
                assertThat(carriers(methods(postcode))).containsExactly("-", "own");
            }
            held.asked.await();
            // More checkouts at once than the hub has workers for them.
            List<HttpResponse<String>> crowd = IntStream.range(0, 24)
                    .parallel()
                    .mapToObj(i -> ask(postcode()))
                    .toList();
            assertThat(crowd).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("\"title\":\"Bezorgen\"");
            });

            held.release();
            Until.holds(
                    "the carrier is heard", () -> carriers(methods(postcode)).contains("postnl"));
        }
    }

    /** However it fails: the method that is always offered and the company's own places are there. */
    @ParameterizedTest
    @MethodSource("io.tillbridge.app.AwayFaults#withRefusals")
    void aCarrierThatFailsLeavesTheMethodsOfTheShop(String fault) throws Exception {
        FaultLine.put(fault, world.postnl.faults());

        for (int i = 0; i < 4; i++) {
            assertThat(carriers(methods(postcode()))).containsExactly("-", "own");
        }
    }

    /** What the carrier told of an area counts while it is away, and a carrier without offers leaves the others. */
    @Test
    void theLastWholeAnswerOfAnAreaCountsWhileTheCarrierIsAway() throws Exception {
        String known = postcode();
        Until.holds("the carrier is heard", () -> carriers(methods(known)).contains("postnl"));
        List<String> before = carriers(methods(known));

        world.postnl.faults().always("**", ShopFault.status(503));
        carrierAt(world.postnl.baseUrl());

        assertThat(carriers(methods(known))).isEqualTo(before);
        assertThat(carriers(methods(postcode()))).containsExactly("-", "own");

        world.postnl.faults().clear();
        world.postnl.faults().always("**", ShopFault.emptyList());
        carrierAt(world.postnl.baseUrl());
        String without = postcode();
        Until.holds("the carrier is asked", () -> {
            methods(without);
            return world.postnl.log().all().stream()
                    .anyMatch(call -> call.body().toString().contains(without));
        });
        assertThat(carriers(methods(without))).containsExactly("-", "own");
    }

    /** Another version of its connection: nothing is remembered of the one before. */
    private static void carrierAt(String address) throws Exception {
        world.hub
                .core()
                .connections()
                .change(world.carrier, Map.of("settings", Map.of("baseUrl", address, "days", 1 + ++areas % 9)), null);
        world.reread();
    }

    private static synchronized String postcode() {
        return 1000 + ++areas + "AB";
    }

    private static JsonNode methods(String postcode) throws Exception {
        HttpResponse<String> answer = ask(postcode);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode methods = new ObjectMapper().readTree(answer.body()).path("shipment_methods");
        assertThat(methods.path(0).path("title").asText()).as(answer.body()).isEqualTo("Bezorgen");
        return methods;
    }

    private static HttpResponse<String> ask(String postcode) {
        try {
            return world.post(
                    world.options().replace("/options", "/methods"),
                    "{\"quote\":{\"shipping_address\":{\"country\":{\"code\":\"nl\"},\"zipcode\":\"" + postcode
                            + "\"}}}",
                    Map.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Whose each method is, without repeats; {@code -} is the one that is always offered. */
    private static List<String> carriers(JsonNode methods) {
        List<String> ids = new ArrayList<>();
        methods.forEach(method -> ids.add(method.path("id").asText()));
        return ids.stream()
                .map(id -> id.equals("tillbridge-standard")
                        ? "-"
                        : id.startsWith("tillbridge-pickup-own") ? "own" : "postnl")
                .distinct()
                .toList();
    }
}
