package io.tillbridge.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides which kind a line is, by the first that fits: a pattern of the connection's setting; a price under zero, which is
 * a discount; a variant, which is goods; no price, which is a gift; for a line without any code the words of its title. All
 * others are goods.
 */
public record LineKinds(List<Rule> rules) {
    /** No setting. */
    public static final LineKinds USUAL = new LineKinds(List.of());

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern SHIPPING_WORDS = words(
            "verzend\\w*",
            "bezorg\\w*",
            "shipping",
            "delivery",
            "postage",
            "versand\\w*",
            "liefer\\w*",
            "livraison",
            "frais de port",
            "porto");
    private static final Pattern GIFT_WORDS =
            words("gift\\w*", "cadeau\\w*", "kado\\w*", "inpak\\w*", "wrapping", "geschenk\\w*", "emballage");
    private static final Pattern DISCOUNT_WORDS =
            words("korting\\w*", "discount", "coupon", "rabatt?", "remise", "voucher", "gutschein\\w*");

    /** @param pattern of an article code, SKU, EAN or title */
    public record Rule(OrderLine.Kind kind, Pattern pattern) {
        private boolean fits(IncomingLine line) {
            return Stream.of(line.articleCode(), line.sku(), line.ean(), line.title())
                    .anyMatch(text ->
                            text != null && pattern.matcher(text.strip()).matches());
        }
    }

    public LineKinds {
        rules = List.copyOf(rules);
    }

    /** @param texts {@code <kind>:<text>}; in the text {@code *} stands for anything, capitals do not count */
    public static LineKinds of(List<String> texts) {
        return new LineKinds(texts.stream().map(LineKinds::rule).toList());
    }

    private static Rule rule(String text) {
        int colon = text.indexOf(':');
        String pattern = Stream.of(text.substring(colon + 1).strip().split("\\*", -1))
                .map(Pattern::quote)
                .reduce((one, next) -> one + ".*" + next)
                .orElse("");
        return new Rule(
                OrderLine.Kind.of(text.substring(0, colon).strip()), Pattern.compile(pattern, FLAGS | Pattern.DOTALL));
    }

    OrderLine.Kind of(IncomingLine line) {
        for (Rule rule : rules) {
            if (rule.fits(line)) {
                return rule.kind();
            }
        }
        BigDecimal price = line.unitPrice() == null ? line.total() : line.unitPrice();
        if (price != null && price.signum() < 0) {
            return OrderLine.Kind.DISCOUNT;
        }
        if (line.variantId() != null) {
            return OrderLine.Kind.GOODS;
        }
        return price != null && price.signum() == 0 ? OrderLine.Kind.GIFT : byTitle(line);
    }

    private static OrderLine.Kind byTitle(IncomingLine line) {
        boolean coded =
                Stream.of(line.articleCode(), line.sku(), line.ean()).anyMatch(code -> code != null && !code.isBlank());
        if (coded || line.title() == null) {
            return OrderLine.Kind.GOODS;
        }
        return SHIPPING_WORDS.matcher(line.title()).find()
                ? OrderLine.Kind.SHIPPING
                : GIFT_WORDS.matcher(line.title()).find()
                        ? OrderLine.Kind.GIFT
                        : DISCOUNT_WORDS.matcher(line.title()).find() ? OrderLine.Kind.DISCOUNT : OrderLine.Kind.GOODS;
    }

    private static Pattern words(String... words) {
        return Pattern.compile("\\b(" + String.join("|", words) + ")\\b", FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

}
}
