package io.tillbridge.till;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who bought, in the form of the persons of orders. A walk-in customer has nothing of it.
 *
 * @param fields names, addresses of mail and numbers; empty texts are left out
 * @param shipping where it goes: name, company, street, street2, zipcode, city, region, country; the same for billing
 */
public record TillCustomer(Map<String, String> fields, Map<String, String> shipping, Map<String, String> billing) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public TillCustomer {
        fields = new LinkedHashMap<>(fields);
        shipping = new LinkedHashMap<>(shipping);
        billing = new LinkedHashMap<>(billing);
    }

    /** The same person, reached at another address. */
    TillCustomer at(Map<String, String> address) {
        return new TillCustomer(fields, address, address);
    }

    /** A JSON object, always in the same order. */
    String json() {
        Map<String, Object> person = new LinkedHashMap<>(filled(fields));
        person.put("shipping", filled(shipping));
        person.put("billing", filled(billing));
        try {
            return JSON.writeValueAsString(person);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map make JSON", e);
        }
    }

    private static Map<String, Object> filled(Map<String, String> texts) {
        Map<String, Object> filled = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (text != null && !text.isEmpty()) {
                filled.put(name, text);
            }
        });
        return filled;
    }

    @Override
    public String toString() {
        return "a customer";
    }
}
