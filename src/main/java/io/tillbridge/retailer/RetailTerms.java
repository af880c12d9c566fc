package io.tillbridge.retailer;

/**
 * What the account settings say of retailers.
 *
 * @param instantOrdering whether a request is approved at once
 * @param termsOfServiceUrl what a request has to accept; null or blank when there is nothing to accept
 * @param version of the settings that say so
 */
public record RetailTerms(boolean instantOrdering, String termsOfServiceUrl, long version) {
    boolean named() {
        return termsOfServiceUrl != null && !termsOfServiceUrl.isBlank();
    }
}
