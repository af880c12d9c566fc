package io.tillbridge.settings;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the company sets for the whole hub. Facts that are not told are null.
 *
 * @param timeZone the zone the company lives in; a connection has its own
 * @param workingDays days on which orders leave, in the order of the week; at least one
 * @param holidays days on which none leave, in the order of their texts
 * @param instantOrdering retailers that ask are approved at once
 * @param termsOfServiceUrl what a retailer accepts; https
 * @param supplierConnect how systems of others connect to the company as their supplier
 * @param alerts who is notified of failures
 * @param wholesale how retailers order
 */
public record AccountSettings(
        String companyName,
        Address address,
        ZoneId timeZone,
        List<DayOfWeek> workingDays,
        List<Holiday> holidays,
        boolean instantOrdering,
        String termsOfServiceUrl,
        SupplierConnect supplierConnect,
        Mail mail,
        AlertSettings alerts,
        WholesaleSettings wholesale) {

    /** @param country ISO 3166-1, two capital letters */
    public record Address(String street, String postalCode, String city, String region, String country) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("street", street);
            map.put("postalCode", postalCode);
            map.put("city", city);
            map.put("region", region);
            map.put("country", country);
            return withoutNulls(map);
        }
    }

    /**
     * Where systems of others connect to the company as their supplier; without an address there is nothing else.
     *
     * @param url https
     * @param contact who helps: a mail address, a telephone number or a name
     */
    public record SupplierConnect(String url, String accountNumber, String contact) {
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("url", url);
            map.put("accountNumber", accountNumber);
            map.put("contact", contact);
            return withoutNulls(map);
        }
    }

    /**
     * How mails of the hub present themselves.
     *
     * @param senderName the name shown before the sender's address
     * @param replyTo where answers go
     */
    public record Mail(String senderName, String replyTo) {
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("senderName", senderName);
            map.put("replyTo", replyTo);
            return withoutNulls(map);
        }
    }

    /** Normal form in stable order, without nulls and empty objects. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("companyName", companyName);
        map.put("address", address.toMap().isEmpty() ? null : address.toMap());
        map.put("timeZone", timeZone.getId());
        map.put("workingDays", workingDays.stream().map(AccountReading::word).toList());
        map.put("holidays", holidays.stream().map(Holiday::text).toList());
        map.put("instantOrdering", instantOrdering);
        map.put("termsOfServiceUrl", termsOfServiceUrl);
        map.put("supplierConnect", supplierConnect.toMap().isEmpty() ? null : supplierConnect.toMap());
        map.put("mail", mail.toMap().isEmpty() ? null : mail.toMap());
        map.put("alerts", alerts.equals(AlertSettings.NONE) ? null : alerts.toMap());
        map.put("wholesale", wholesale.equals(WholesaleSettings.NONE) ? null : wholesale.toMap());
        return withoutNulls(map);
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> map) {
        map.values().removeIf(value -> value == null);
        return map;
    }
}
