package io.tillbridge.retailer;

/**
 * A retailer asks to buy here. Lengths and form are checked where the request comes in.
 *
 * @param email names the retailer: capital letters make no difference
 * @param vatNumber may be null
 * @param country two capital letters (ISO 3166); may be null
 * @param message may be null
 * @param acceptedTermsUrl the terms it agreed to; null when it agreed to none
 */
public record RetailerRequest(
        String companyName,
        String email,
        String contactName,
        String vatNumber,
        String country,
        String message,
        String acceptedTermsUrl) {}
