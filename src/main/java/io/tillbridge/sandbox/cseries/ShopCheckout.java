package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The checkout of a shop, which asks the external services that apps registered for shipping methods. What it sends and
 * expects is a guess: Lightspeed publishes neither.
 */
public final class ShopCheckout {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final DoubleShop shop;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();

    ShopCheckout(DoubleShop shop) {
        this.shop = shop;
    }

    /**
     * What a customer at this address may choose of; a service that fails offers nothing.
     *
     * @param country two small letters
     */
    public List<Map<?, ?>> methods(String country, String zipcode) throws InterruptedException {
        byte[] question = DoubleJson.bytes(Map.of(
                "quote",
                Map.of("shipping_address", Map.of("country", Map.of("code", country), "zipcode", zipcode))));
        List<Map<?, ?>> methods = new ArrayList<>();
        for (String address : shop.externalServices().addresses()) {
            methods.addAll(asked(address, question));
        }
        return methods;
    }

    private List<Map<?, ?>> asked(String address, byte[] question) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        List<Map<?, ?>> methods = new ArrayList<>();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200
                    && DoubleJson.read(answer.body()).get("shipment_methods") instanceof List<?> list) {
                list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> (Map<?, ?>) each)
                        .forEach(methods::add);
            }
        } catch (IOException | Refused away) {
            return List.of();
        }
        return methods;
    }
}
