package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers, by themselves and as their orders show them. */
final class CustomerJson {
    private final Writing writing;

    CustomerJson(Writing writing) {
        this.writing = writing;
    }

    Map<String, Object> customer(DoubleCustomer person) {
        Map<String, Object> json = DoubleJson.object(
                "id",
                person.id(),
                "createdAt",
                writing.date(1_700_000_000L),
                "updatedAt",
                writing.date(1_700_000_000L),
                "isConfirmed",
                true,
                "type",
                "private",
                "gender",
                false,
                "birthDate",
                false,
                "email",
                person.email(),
                "firstname",
                person.first(),
                "middlename",
                "",
                "lastname",
                person.last(),
                "phone",
                "+31000000000",
                "mobile",
                "",
                "companyName",
                "");
        json.putAll(address(person, "addressBilling"));
        json.putAll(address(person, "addressShipping"));
        return json;
    }

    Map<String, Object> onOrder(DoubleCustomer person) {
        Map<String, Object> json = DoubleJson.object(
                "email", person.email(),
                "firstname", person.first(),
                "middlename", "",
                "lastname", person.last(),
                "phone", "+31000000000",
                "mobile", "",
                "isCompany", false,
                "companyName", "",
                "companyCoCNumber", "",
                "companyVatNumber", "",
                "addressShippingCompany", false);
        json.putAll(address(person, "addressBilling"));
        json.putAll(address(person, "addressShipping"));
        return json;
    }

    private static Map<String, Object> address(DoubleCustomer person, String prefix) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<String> parts = List.of(
                "Name", person.name(),
                "Street", person.street(),
                "Street2", "",
                "Number", person.number(),
                "Extension", "",
                "Zipcode", person.zip(),
                "City", person.city(),
                "Region", "");
        for (int i = 0; i < parts.size(); i += 2) {
            json.put(prefix + parts.get(i), parts.get(i + 1));
        }
        json.put(prefix + "Country", Writing.country());
        json.put(prefix + "RegionData", false);
        return json;
    }
}
