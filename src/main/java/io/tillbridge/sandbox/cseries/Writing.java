package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** How a shop writes dates, money and relations; {@code false} stands for nothing. */
final class Writing {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final BigDecimal WITH_TAX = new BigDecimal("1.21");

    private final ZoneId zone;
    private final String links;

    /** @param links what every {@code link} begins with, without the last slash */
    Writing(ZoneId zone, String links) {
        this.zone = zone;
        this.links = links;
    }

    ZoneId zone() {
        return zone;
    }

    /** With the offset that holds in the shop's zone on that day. */
    String date(long second) {
        return DATE.format(Instant.ofEpochSecond(second).atZone(zone));
    }

    /** A relation to one object. */
    Map<String, Object> one(String resource, long id) {
        return DoubleJson.object("resource", related(id, resource + "/" + id));
    }

    /** A relation to several. */
    Map<String, Object> many(String url) {
        return DoubleJson.object("resource", related(false, url));
    }

    /** The same, with the objects in it. */
    Map<String, Object> many(String url, List<?> embedded) {
        Map<String, Object> resource = related(false, url);
        resource.put("embedded", embedded);
        return DoubleJson.object("resource", resource);
    }

    Map<String, Object> one(String resource, long id, Map<String, Object> embedded) {
        Map<String, Object> related = related(id, resource + "/" + id);
        related.put("embedded", embedded);
        return DoubleJson.object("resource", related);
    }

    static BigDecimal withoutTax(BigDecimal price) {
        return plain(price.divide(WITH_TAX, 4, RoundingMode.HALF_UP));
    }

    /** Without zeros at the end, as a number of JSON: 32.5 and 65. */
    static BigDecimal plain(BigDecimal price) {
        BigDecimal bare = price.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /** {@code 410.000}: numbers that come as text. */
    static String text(int number) {
        return number + ".000";
    }

    static Map<String, Object> country() {
        return DoubleJson.object("id", 150, "code", "nl", "code3", "nld", "title", "Netherlands, The");
    }

    private Map<String, Object> related(Object id, String url) {
        int question = url.indexOf('?');
        String link = question < 0 ? url + ".json" : url.substring(0, question) + ".json" + url.substring(question);
        return DoubleJson.object("id", id, "url", url, "link", links + "/" + link);
    }
}
