package io.tillbridge.retailer;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A retailer with its last request and what was decided on it; what is not known is null.
 *
 * @param termsUrl the terms it accepted
 * @param termsVersion version of the account settings that named them
 * @param termsAt when it accepted them
 * @param decidedBy a person's or a key's name, or {@code instantOrdering}
 * @param priceList name of its own price list
 * @param minimumOrder the least total of its orders
 * @param note of the company, never shown to the retailer
 * @param version counts requests, decisions and changes
 */
public record Retailer(
        long id,
        String companyName,
        String email,
        String contactName,
        String vatNumber,
        String country,
        String message,
        RetailerState state,
        String termsUrl,
        Long termsVersion,
        Instant termsAt,
        Instant requestedAt,
        Instant decidedAt,
        String decidedBy,
        String reason,
        String priceList,
        BigDecimal minimumOrder,
        String note,
        long version) {
    /**
     * One step in a retailer's history.
     *
     * @param state what it became
     * @param detail the reason of a decision, or the terms that a request accepted; may be null
     */
    public record Event(Instant at, RetailerState state, String who, String detail) {}

    /**
     * A retailer asks to buy here. Lengths and form are checked where the request comes in.
     *
     * @param email names the retailer: capital letters make no difference
     * @param vatNumber may be null
     * @param country two capital letters (ISO 3166); may be null
     * @param message may be null
     * @param acceptedTermsUrl the terms it agreed to; null when it agreed to none
     */
    public record Request(
            String companyName,
            String email,
            String contactName,
            String vatNumber,
            String country,
            String message,
            String acceptedTermsUrl) {}
}
