package io.tillbridge.sandbox.cseries;

import java.util.List;

/** The pages of a storefront as HTML; the caller holds the shop's lock. */
final class StorefrontPage {
    private static final int SHOWN = 8;

    private StorefrontPage() {}

    /** A few products, a cart, and the element of the checkout in the form of the order. */
    static String products(DoubleShop shop) {
        StringBuilder options = new StringBuilder();
        List<Long> variants = shop.catalog().variantIds();
        for (long variant : variants.subList(0, Math.min(SHOWN, variants.size()))) {
            ShopArticle article = shop.catalog().article(variant);
            options.append("<option value=\"")
                    .append(variant)
                    .append("\">")
                    .append(escaped(article.title() + ", € " + article.price()))
                    .append("</option>\n");
        }
        return page(
                shop,
                """
                <form method="post" action="/storefront/%d/orders">
                <p><label>Product <select name="variant">
                %s</select></label></p>
                <p><label>Quantity <input name="quantity" type="number" min="1" max="10" value="1"></label></p>
                <tillbridge-delivery choose field="shipment_data"></tillbridge-delivery>
                <p><button>Place the order</button></p>
                </form>
                """
                        .formatted(shop.setup().id(), options));
    }

    static String message(DoubleShop shop, String text) {
        return page(
                shop,
                "<p role=\"status\">%s</p>\n<p><a href=\"/storefront/%d\">Back to the shop</a></p>\n"
                        .formatted(escaped(text), shop.setup().id()));
    }

    private static String page(DoubleShop shop, String content) {
        StringBuilder scripts = new StringBuilder();
        for (String address : shop.scripts().addresses()) {
            scripts.append("<script src=\"").append(escaped(address)).append("\" async></script>\n");
        }
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
                <title>%s</title></head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                %s</body></html>
                """
                .formatted(
                        shop.setup().languages().get(0),
                        escaped(shop.setup().domain()),
                        escaped(shop.setup().domain()),
                        content,
                        scripts);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
