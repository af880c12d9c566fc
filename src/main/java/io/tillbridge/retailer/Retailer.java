package io.tillbridge.retailer;

import java.time.Instant;

/**
 * A retailer with its last request and what was decided on it; what is not known is null.
 *
 * @param termsUrl the terms it accepted
 * @param termsVersion version of the account settings that named them
 * @param termsAt when it accepted them
 * @param decidedBy a person's or a key's name, or {@code instantOrdering}
 * @param version counts requests and decisions
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
        long version) {}
