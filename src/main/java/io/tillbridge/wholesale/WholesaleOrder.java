package io.tillbridge.wholesale;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order of a retailer. What is not known, or not yet, is null.
 *
 * @param reference the retailer's own, unique among its orders
 * @param currency of the prices; from the submission on
 * @param total of the lines; from the submission on
 * @param priceList the price list in force at the submission
 * @param deliverTo a JSON object of texts
 * @param reason what the company said with its decision
 * @param termsUrl the terms accepted by the retailer when it submitted the order
 * @param termsVersion version of the account settings that named them
 * @param version grows with every change
 */
public record WholesaleOrder(
        long id,
        long retailerId,
        String reference,
        WholesaleState state,
        String currency,
        BigDecimal total,
        String priceList,
        String note,
        String deliverTo,
        String reason,
        String termsUrl,
        Long termsVersion,
        Instant termsAt,
        long version,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        Instant submittedAt,
        Instant decidedAt,
        String decidedBy) {}
