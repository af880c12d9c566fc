package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * <b>Unproved.</b> How a shop's checkout asks an external service for shipping methods. Lightspeed publishes that
 * {@code external_services} exist and what methods look like in an order, and neither the fields of a service nor the
 * request and its answer: all of these are a guess, and stand in this class alone. The double of the sandbox plays the
 * same guess.
 */
public final class ExternalServiceForm implements ShopInstallation {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DEPTH = 4;

    /** What is asked: the address of the customer. */
    public record Question(String country, String postcode) {}

    /**
     * A method of delivery.
     *
     * @param id unique among the methods of an answer
     * @param pickup whether the parcel goes to a pick-up point
     * @param data what the shop keeps with the order as {@code shipmentData}
     */
    public record Method(String id, String title, BigDecimal price, boolean pickup, Map<String, Object> data) {}

    @Override
    public String path() {
        return "external_services";
    }

    @Override
    public Map<String, Object> body(String address) {
        return Map.of(
                "externalService",
                Map.of("type", "shipment", "name", "Tillbridge", "urlEndpoint", address, "isActive", true));
    }

    @Override
    public String addressField() {
        return "urlEndpoint";
    }

    /**
     * Finds country and postcode wherever the body has them, since its form is not known.
     *
     * @return with "" for what is not there
     */
    public Question question(byte[] body) {
        try {
            Map<String, Object> quote = JSON.readValue(body, new TypeReference<Map<String, Object>>() {});
            return new Question(
                    found(quote, "country", 0).toUpperCase(Locale.ROOT),
                    found(quote, "zipcode", 0).toUpperCase(Locale.ROOT));
        } catch (IOException noObject) {
            return new Question("", "");
        }
    }

    private static String found(Object in, String name, int depth) {
        if (!(in instanceof Map<?, ?> map) || depth > MOST_DEPTH) {
            return "";
        }
        for (String key : name.equals("country")
                ? List.of("country", "country_code", "countryCode")
                : List.of("zipcode", "zip", "postcode", "postal_code", "postalCode")) {
            Object value = map.get(key) instanceof Map<?, ?> inner ? inner.get("code") : map.get(key);
            if (value instanceof String text && !text.isBlank() && text.length() <= 16) {
                return text.strip();
            }
        }
        return map.values().stream()
                .map(inner -> found(inner, name, depth + 1))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The answer, in the form in which {@code checkouts/{id}/shipment_methods} shows methods. */
    public byte[] answer(List<Method> methods, BigDecimal taxRate) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Method method : methods) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", method.id());
            row.put("title", method.title());
            row.put("tax_rate", taxRate);
            row.put(
                    "price_excl",
                    method.price().divide(BigDecimal.ONE.add(taxRate), 4, RoundingMode.HALF_UP));
            row.put("price_incl", method.price());
            row.put("is_service_point", method.pickup());
            row.put("data", method.data());
            rows.add(row);
        }
        try {
            return JSON.writeValueAsBytes(Map.of("shipment_methods", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Methods make JSON", e);
        }
    }
}
