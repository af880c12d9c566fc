package io.tillbridge.order;

import java.math.BigDecimal;

/**
 * A line of an order as the shop shows it now.
 *
 * @param remoteId the shop's id of the line
 * @param variantId the shop's id of what was bought, null: none
 * @param ean as the shop wrote it when the order was made; blank: none. The same for the other two codes
 * @param ordered pieces; 0 and less mean nothing to send
 * @param refunded pieces whose money went back
 * @param returned pieces that came back to the shop, whether their money went back or not
 * @param unitPrice with taxes, null when the shop tells none
 * @param total of the line, with taxes and discounts, null when the shop tells none
 */
public record IncomingLine(
        String remoteId,
        String variantId,
        String title,
        String ean,
        String articleCode,
        String sku,
        long ordered,
        long refunded,
        long returned,
        BigDecimal unitPrice,
        BigDecimal total) {
    public IncomingLine {
        title = TruncatedText.fit(title, 512);
        ean = TruncatedText.fit(ean, 255);
        articleCode = TruncatedText.fit(articleCode, 255);
        sku = TruncatedText.fit(sku, 255);

}
}
