package io.tillbridge.sandbox.cseries;

import java.util.List;

/**
 * A customer, invented from a number. Every fifth has the house number in the street, as real customers do.
 *
 * @param number house number, empty when it stands in the street
 */
record DoubleCustomer(
        long id, String first, String last, String email, String street, String number, String zip, String city) {
    private static final long FIRST_ID = 7_700_000;
    private static final List<String> FIRST = List.of("Test", "Proef", "Sanne", "Bram", "Noor", "Jens", "Eva", "Tijn");
    private static final List<String> LAST = List.of("Koper", "de Klant", "van Voorbeeld", "Tester", "Bestelling");
    private static final List<String> STREETS = List.of("Voorbeeldlaan", "Proefstraat", "Testweg", "Kade");
    private static final List<String> CITIES = List.of("Utrecht", "Zwolle", "Breda", "Leiden", "Assen");

    static DoubleCustomer numbered(int n) {
        int at = Math.floorMod(n, 100_000);
        String house = Integer.toString(at % 180 + 1);
        boolean inStreet = at % 5 == 0;
        String street = pick(STREETS, at);
        return new DoubleCustomer(
                FIRST_ID + at,
                pick(FIRST, at),
                pick(LAST, at / 3),
                "customer" + at + "@example.com",
                inStreet ? street + " " + house : street,
                inStreet ? "" : house,
                3_500 + at % 90 + " AA",
                pick(CITIES, at / 2));
    }

    /** The number of the person with this id; -1 for none. */
    static int numberOf(long id) {
        return id < FIRST_ID || id >= FIRST_ID + 100_000 ? -1 : (int) (id - FIRST_ID);
    }

    String name() {
        return first + " " + last;
    }

    private static String pick(List<String> list, int n) {
        return list.get(n % list.size());
    }
}
