package io.tillbridge.checkout;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How postcodes are written, by country. */
public final class Postcodes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");
    private static final Pattern ANY = Pattern.compile("[A-Z0-9]{2,10}");
    private static final int SHARED = 4;

    /** Where the form is known; of a Dutch postcode the four digits alone are enough. */
    private static final Map<String, Form> FORMS = Map.of(
            "NL", new Form("[1-9][0-9]{3}(?:[A-Z]{2})?", "four digits and two letters, such as 1012AB", SHARED),
            "BE", new Form("[1-9][0-9]{3}", "four digits, such as 1000", SHARED),
            "LU", new Form("(?:L)?[1-9][0-9]{3}", "four digits, such as 1009", SHARED),
            "AT", new Form("[1-9][0-9]{3}", "four digits, such as 1010", SHARED),
            "DK", new Form("[0-9]{4}", "four digits, such as 1050", SHARED),
            "CH", new Form("[1-9][0-9]{3}", "four digits, such as 8001", SHARED),
            "DE", new Form("[0-9]{5}", "five digits, such as 10115", SHARED),
            "FR", new Form("[0-9]{5}", "five digits, such as 75001", SHARED),
            "ES", new Form("[0-9]{5}", "five digits, such as 28001", SHARED),
            "IT", new Form("[0-9]{5}", "five digits, such as 00118", SHARED));

    private record Form(Pattern pattern, String expected, int area) {
        Form(String pattern, String expected, int area) {
            this(Pattern.compile(pattern), expected, area);
        }
    }

    private Postcodes() {}

    public static boolean isCountry(String country) {
        return COUNTRIES.contains(country);
    }

    /** In capitals, without blanks and dashes; empty when it is none of that country. */
    public static Optional<String> read(String country, String text) {
        String plain = SEPARATORS.matcher(text.strip()).replaceAll("").toUpperCase(Locale.ROOT);
        Form form = FORMS.get(country);
        boolean fits = form == null
                ? ANY.matcher(plain).matches()
                : form.pattern().matcher(plain).matches();
        return fits ? Optional.of(plain) : Optional.empty();
    }

    /** For people. */
    public static String expected(String country) {
        Form form = FORMS.get(country);
        return form == null ? "2 to 10 letters and digits" : form.expected();
    }

    static String area(String country, String postcode) {
        Form form = FORMS.get(country);
        int shared = form == null ? Math.max(2, postcode.length() - 2) : form.area();
        return postcode.substring(0, Math.min(shared, postcode.length()));
    }
}
