package io.tillbridge.lightspeed.cseries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who ordered and where it goes: the order's own fields, for the customer record may be gone or hidden from the key. */
final class OrderPerson {
    /** Of one name or line of an address; the column holds more than anybody can print. */
    private static final int LONGEST = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A street with the number behind it, as many customers type it. */
    private static final Pattern WITH_NUMBER = Pattern.compile(
            "(?<street>\\D*\\p{L}\\D*?),?\\s+(?<number>[0-9]{1,5})(?:\\s*-?\\s*(?<extension>[A-Za-z0-9]{1,4}))?");

    private OrderPerson() {}

    /** A JSON object with what is known; empty texts are left out. */
    static String json(ShopJson order) {
        Map<String, Object> person = new LinkedHashMap<>();
        for (String name : new String[] {"firstname", "middlename", "lastname", "email", "phone", "mobile"}) {
            put(person, name, order.text(name, LONGEST));
        }
        put(person, "company", order.text("companyName", LONGEST));
        put(person, "language", order.object("language").text("code", LONGEST));
        put(person, "shippingMethod", order.text("shipmentTitle", LONGEST));
        person.put("shipping", address(order, "addressShipping"));
        person.put("billing", address(order, "addressBilling"));
        try {
            return JSON.writeValueAsString(person);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map make JSON", e);
        }
    }

    private static Map<String, Object> address(ShopJson order, String prefix) {
        Map<String, Object> address = new LinkedHashMap<>();
        put(address, "name", order.text(prefix + "Name", LONGEST));
        put(address, "company", order.text(prefix + "Company", LONGEST));
        street(address, order, prefix);
        put(address, "street2", order.text(prefix + "Street2", LONGEST));
        put(address, "zipcode", order.text(prefix + "Zipcode", LONGEST));
        put(address, "city", order.text(prefix + "City", LONGEST));
        put(address, "region", order.text(prefix + "Region", LONGEST));
        put(
                address,
                "country",
                order.object(prefix + "Country").text("code", LONGEST).toUpperCase(Locale.ROOT));
        return address;
    }

    /** A house number that stands in the street is taken out of it when there is no doubt where it begins. */
    private static void street(Map<String, Object> address, ShopJson order, String prefix) {
        String street = order.text(prefix + "Street", LONGEST);
        String number = order.text(prefix + "Number", LONGEST);
        String extension = order.text(prefix + "Extension", LONGEST);
        Matcher whole = WITH_NUMBER.matcher(street);
        if (number.isEmpty() && extension.isEmpty() && whole.matches()) {
            put(address, "street", whole.group("street").strip());
            put(address, "number", whole.group("number"));
            put(address, "extension", whole.group("extension") == null ? "" : whole.group("extension"));
            return;
        }
        put(address, "street", street);
        put(address, "number", number);
        put(address, "extension", extension);
    }

    private static void put(Map<String, Object> to, String name, String text) {
        if (!text.isEmpty()) {
            to.put(name, text);
        }
    }
}
