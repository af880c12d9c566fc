package io.tillbridge.api.http;

import io.tillbridge.api.contract.Parameters;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.checkout.Destination;
import io.tillbridge.checkout.Postcodes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a shop's page asks: {@code country}, {@code postcode}, {@code at} and {@code sku}, none of them needed. A postcode is
 * never repeated, not even in a refusal.
 *
 * @param asked when the order is placed; null: now
 * @param sku null when nothing is asked about stock
 */
record CheckoutQuery(Destination where, Instant asked, String sku) {
    private static final List<String> NAMES = List.of("country", "postcode", "at", "sku");
    private static final int LONGEST = 255;
    private static final Duration FAR = Duration.ofDays(366);

    /**
     * Reads the part of the address behind the question mark.
     *
     * @param home the country of who names a postcode alone; may be null
     * @throws io.tillbridge.api.contract.Refusal 400 with all faults
     */
    static CheckoutQuery read(String text, String home, Instant now) {
        List<RequestFault> faults = new ArrayList<>();
        Map<String, String> given = given(text, faults);
        String country = country(given, home, faults);
        String postcode = postcode(given.get("postcode"), country, faults);
        Instant at = at(given.get("at"), now, faults);
        String sku = given.get("sku");
        if (sku != null && sku.length() > LONGEST) {
            faults.add(RequestFault.inParameter(
                    "sku", "too-long", "sku has " + sku.length() + " characters, expected at most " + LONGEST));
        }
        if (!faults.isEmpty()) {
            throw Problem.unreadable(faults).refusal();
        }
        return new CheckoutQuery(new Destination(country, postcode), at, sku);
    }

    /** What is blank counts as absent: forms send empty fields. */
    private static Map<String, String> given(String text, List<RequestFault> faults) {
        Map<String, String> given = new HashMap<>();
        for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = Parameters.decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value =
                    equals < 0 ? "" : Parameters.decoded(pair.substring(equals + 1)).strip();
            if (!NAMES.contains(name)) {
                faults.add(RequestFault.inParameter(
                        name,
                        "unknown-field",
                        "There is no parameter " + QuotedText.of(name) + "; known are " + String.join(", ", NAMES)));
            } else if (given.containsKey(name)) {
                faults.add(RequestFault.inParameter(name, "repeated", name + " is given twice"));
            } else {
                given.put(name, value);
            }
        }
        given.values().removeIf(String::isEmpty);
        return given;
    }

    private static String country(Map<String, String> given, String home, List<RequestFault> faults) {
        if (!given.containsKey("country")) {
            if (given.containsKey("postcode") && home == null) {
                faults.add(RequestFault.inParameter(
                        "country", "required", "country is missing: a postcode needs one, such as country=NL"));
            }
            return home;
        }
        String country = given.get("country").toUpperCase(Locale.ROOT);
        if (!Postcodes.isCountry(country)) {
            faults.add(RequestFault.inParameter(
                    "country",
                    "malformed",
                    "country is " + QuotedText.of(given.get("country"))
                            + ", expected two letters of ISO 3166-1, such as NL"));
            return null;
        }
        return country;
    }

    private static String postcode(String given, String country, List<RequestFault> faults) {
        if (given == null || country == null) {
            return null;
        }
        String postcode = Postcodes.read(country, given).orElse(null);
        if (postcode == null) {
            faults.add(RequestFault.inParameter(
                    "postcode",
                    "malformed",
                    "postcode is none of " + country + ", expected " + Postcodes.expected(country)));
        }
        return postcode;
    }

    /** A plus sign that was not encoded has become a blank. */
    private static Instant at(String given, Instant now, List<RequestFault> faults) {
        if (given == null) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
            if (Duration.between(now, at).abs().compareTo(FAR) <= 0) {
                return at.truncatedTo(ChronoUnit.MILLIS);
            }
            faults.add(RequestFault.inParameter(
                    "at",
                    "out-of-range",
                    "at is " + QuotedText.of(given) + ", expected a moment at most " + FAR.toDays() + " days from now"));
        } catch (DateTimeException | ArithmeticException wrong) {
            faults.add(RequestFault.inParameter(
                    "at",
                    "malformed",
                    "at is " + QuotedText.of(given)
                            + ", expected a moment with its offset, such as 2026-12-24T11:59:59Z"));
        }
        return null;
    }
}
