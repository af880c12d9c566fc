package io.tillbridge.bench;

import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.sandbox.postnl.SandboxPostnl;
import io.tillbridge.sandbox.server.ShopFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bench/checkout}. */
@Command(
        name = "bench/checkout",
        mixinStandardHelpOptions = true,
        description =
                "Asks for checkout options by a fixed schedule, while the carrier takes its time, and prints latencies.")
final class CheckoutBench implements Callable<Integer> {
    private static final String KEY = "bench-key";
    private static final int QUESTIONS = 5_000;
    private static final int KNOWN_PLACES = 40;
    private static final int WINDOWS = 50;
    private static final int PLACES = 20;

    @Option(names = "--rate", defaultValue = "500", description = "Calls a second [${DEFAULT-VALUE}]")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "For how long [${DEFAULT-VALUE}]")
    private int seconds;

    @Option(names = "--warm", defaultValue = "30", description = "Seconds of the same before [${DEFAULT-VALUE}]")
    private int warmSeconds;

    @Option(names = "--carrier", defaultValue = "300", description = "Milliseconds the carrier takes [${DEFAULT-VALUE}]")
    private int carrierMillis;

    @Option(names = "--heap", defaultValue = "256m", description = "-Xmx of the hub [${DEFAULT-VALUE}]")
    private String heap;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CheckoutBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path data = Files.createDirectories(home.resolve("bench/data/checkout")).resolve("hub");
        Bench.delete(data);
        String secret = UUID.randomUUID().toString();
        List<String> keys = List.of("checkout.requests-per-minute=1000000");
        try (SandboxPostnl postnl = SandboxPostnl.start(0, KEY);
                HubProcess hub = HubProcess.start(home, data, heap, keys, secret)) {
            postnl.faults().always("**", ShopFault.slow(Duration.ofMillis(carrierMillis)));
            HubApi api = new HubApi(hub.address(), HubProcess.CLIENT, secret);
            String address = address(api, postnl.baseUrl(), hub.address());
            List<ApiQuestion> questions = questions();
            System.out.println("Warming for " + warmSeconds + " s …");
            new OpenLoop(rate, Duration.ofSeconds(warmSeconds)).run(questions, question -> ask(address, question));
            System.out.println(rate + " calls a second for " + seconds + " s …");
            ProcessUse before = hub.use();
            Latencies found = new OpenLoop(rate, Duration.ofSeconds(seconds))
                    .run(questions, question -> ask(address, question));
            double cost = hub.use().millisSince(before, (long) rate * seconds);
            print(questions, found);
            System.out.printf(
                    Locale.ROOT,
                    "%nFailed: %d calls. Questions to the carrier: %d. Processor ms a call: %.2f; most RSS %d MB.%n",
                    found.failed(),
                    postnl.log().count(),
                    cost,
                    hub.peakMegabytes());
        }
        return 0;
    }

    /** A shop with a table, and a carrier. */
    private static String address(HubApi api, String postnl, String hub) throws IOException, InterruptedException {
        ShopSetup shop = ShopSetup.of("a".repeat(32), "b".repeat(32));
        Map<String, Object> on = Map.of("checkoutOptions", true, "checkoutHosts", List.of("shop.example"));
        String id = api.connect(shop, "http://127.0.0.1:9", true, on);
        api.connect(
                "postnl",
                "PostNL",
                true,
                Map.of("baseUrl", postnl, "options", List.of("evening", "morning", "pickup")),
                Map.of("apiKey", KEY));
        api.put("/connections/" + id + "/delivery-options", table());
        String token = api.get("/connections/" + id + "/checkout").path("token").asText();
        return hub.replaceFirst("/api/v1$", "") + "/public/checkout/" + token + "/options";
    }

    private static Map<String, Object> table() {
        List<Map<String, Object>> windows = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            int first = 1000 + i * 150;
            windows.add(Map.of(
                    "kind", "evening",
                    "country", "NL",
                    "postcodes", List.of(first + "-" + (first + 149)),
                    "from", "18:00",
                    "to", "21:00"));
        }
        List<Map<String, Object>> places = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            places.add(Map.of(
                    "id", "store-" + i,
                    "name", "Store " + i,
                    "address", Map.of("country", "NL", "city", "City " + i),
                    "openingTimes", Map.of("monday", List.of(Map.of("from", "09:00", "to", "18:00")))));
        }
        return Map.of("transit", List.of(Map.of("country", "NL")), "windows", windows, "pickupPlaces", places);
    }

    /** One in a hundred is about a place that nobody asked about before. */
    private static List<ApiQuestion> questions() {
        Random random = new Random(20261130);
        List<ApiQuestion> all = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            int place = 1000 + 37 * random.nextInt(KNOWN_PLACES);
            switch (i % 100) {
                case 0 -> all.add(question("a new place", "?country=NL&postcode=" + (4000 + i / 2) + "AB"));
                case 1, 2, 3, 4, 5 -> all.add(question("without a place", ""));
                default -> all.add(question("a known place", "?country=NL&postcode=" + place + "AB"));
            }
        }
        return all;
    }

    private static ApiQuestion question(String kind, String query) {
        return new ApiQuestion(kind, query, "", List.of());
    }

    private void ask(String address, ApiQuestion question) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + question.path()))
                .header("Origin", "https://shop.example")
                .build();
        int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IOException("status " + status);
        }
    }

    private static void print(List<ApiQuestion> questions, Latencies found) {
        List<String> kinds = new ArrayList<>(
                questions.stream().map(ApiQuestion::kind).distinct().sorted().toList());
        kinds.add(Latencies.ALL);
        System.out.println("\n| | p50 ms | p99 ms |");
        System.out.println("|---|---|---|");
        for (String kind : kinds) {
            System.out.printf(
                    Locale.ROOT, "| %s | %.1f | **%.1f** |%n", kind, found.millis(kind, 50), found.millis(kind, 99));
        }
        System.out.println("| aim | – | 20 |");
    }
}
