package io.tillbridge.lightspeed.rseries;

import io.tillbridge.till.TillCustomer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Who bought, of a sale with its relations: the customer pays, and the ship-to is where it goes. */
final class RSeriesCustomer {
    /** Of one name or line of an address. */
    private static final int LONGEST = 1_000;

    private RSeriesCustomer() {}

    static TillCustomer of(RSeriesJson sale) {
        RSeriesJson customer = sale.object("Customer");
        RSeriesJson shipTo = sale.object("ShipTo");
        RSeriesJson contact = customer.object("Contact");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("firstname", text(customer, "firstName"));
        fields.put("lastname", text(customer, "lastName"));
        fields.put("email", email(contact));
        fields.put("phone", phone(contact, "Home", "Work"));
        fields.put("mobile", phone(contact, "Mobile"));
        fields.put("company", text(customer, "company"));
        Map<String, String> billing = address(customer);
        return new TillCustomer(fields, shipTo.isEmpty() ? billing : address(shipTo), billing);
    }

    private static Map<String, String> address(RSeriesJson person) {
        RSeriesJson found = person.object("Contact").list("Addresses", "ContactAddress").stream()
                .findFirst()
                .orElse(RSeriesJson.of(null));
        Map<String, String> address = new LinkedHashMap<>();
        address.put("name", (text(person, "firstName") + " " + text(person, "lastName")).strip());
        address.put("company", text(person, "company"));
        address.put("street", text(found, "address1"));
        address.put("street2", text(found, "address2"));
        address.put("zipcode", text(found, "zip"));
        address.put("city", text(found, "city"));
        address.put("region", first(text(found, "stateCode"), text(found, "state")));
        address.put("country", first(text(found, "countryCode").toUpperCase(Locale.ROOT), text(found, "country")));
        return address;
    }

    private static String email(RSeriesJson contact) {
        List<RSeriesJson> all = contact.list("Emails", "ContactEmail");
        return Stream.concat(all.stream().filter(email -> text(email, "useType").equals("Primary")), all.stream())
                .map(email -> text(email, "address"))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String phone(RSeriesJson contact, String... uses) {
        return Stream.of(uses)
                .flatMap(use -> contact.list("Phones", "ContactPhone").stream()
                        .filter(phone -> text(phone, "useType").equals(use)))
                .map(phone -> text(phone, "number"))
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String text(RSeriesJson json, String name) {
        String text = json.text(name);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
