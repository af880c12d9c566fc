package io.tillbridge.checkout;

/**
 * Where a customer wants a parcel, as far as a promise needs it. It is held for one answer only and never written down.
 *
 * @param country ISO 3166-1, two capital letters; null when it is not known
 * @param postcode in capitals without blanks; null when it is not known
 */
public record Destination(String country, String postcode) {
    /** Nothing is known. */
    public static final Destination ANYWHERE = new Destination(null, null);

    /** The part of the postcode that a whole neighbourhood shares; empty without a postcode. */
    public String area() {
        return postcode == null ? "" : Postcodes.area(country, postcode);
    }

    /** It says nothing of the customer: it may end up in a log. */
    @Override
    public String toString() {
        return "Destination";
    }
}
