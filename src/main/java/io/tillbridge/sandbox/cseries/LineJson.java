package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Lines of orders as the API shows them: {@code basePrice} is of one piece, {@code price} of the line. */
final class LineJson {
    private static final double TAX = 0.21;

    private final Writing writing;

    LineJson(Writing writing) {
        this.writing = writing;
    }

    List<Map<String, Object>> lines(DoubleOrder order) {
        return order.lines.stream().map(this::line).toList();
    }

    private Map<String, Object> line(DoubleOrderLine line) {
        ShopArticle article = line.article;
        BigDecimal total = line.total();
        Map<String, Object> json = DoubleJson.object(
                "id",
                line.id,
                "supplierTitle",
                "",
                "brandTitle",
                article.brand(),
                "productTitle",
                article.title(),
                "variantTitle",
                article.variantTitle(),
                "taxRate",
                TAX,
                "taxRates",
                List.of(DoubleJson.object("name", "BTW", "rate", TAX, "amount", 0)),
                "quantityOrdered",
                line.ordered,
                "quantityInvoiced",
                line.ordered,
                "quantityShipped",
                line.ordered,
                "quantityRefunded",
                line.refunded,
                "quantityReturned",
                line.returned,
                "articleCode",
                article.articleCode(),
                "ean",
                article.ean(),
                "sku",
                article.sku(),
                "weight",
                null,
                "volume",
                0,
                "colli",
                1,
                "sizeX",
                0,
                "sizeY",
                0,
                "sizeZ",
                0);
        json.putAll(DoubleJson.object(
                "priceCost",
                Writing.plain(article.cost()),
                "customExcl",
                0,
                "customIncl",
                0,
                "basePriceExcl",
                Writing.withoutTax(line.price),
                "basePriceIncl",
                Writing.plain(line.price),
                "priceExcl",
                Writing.withoutTax(total),
                "priceIncl",
                Writing.plain(total),
                "discountExcl",
                0,
                "discountIncl",
                0,
                "customFields",
                false,
                "product",
                line.productId == 0 ? false : writing.one("products", line.productId),
                "variant",
                line.variantId == 0 ? false : writing.one("variants", line.variantId)));
        return json;
    }
}
