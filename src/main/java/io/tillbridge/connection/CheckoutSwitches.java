package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of the hub is put into the checkout of a shop.
 *
 * @param script whether the script is installed in the shop
 * @param place selector of the element of the shop's pages behind which the script shows itself; null: where the theme says
 * @param methods whether the hub offers shipping methods in the shop's checkout
 * @param methodTitle the method that is always offered
 * @param methodPrice its price with tax; null while methods is off
 * @param methodTax percentage of tax in it
 */
public record CheckoutSwitches(
        boolean script,
        String place,
        boolean methods,
        String methodTitle,
        BigDecimal methodPrice,
        BigDecimal methodTax) {
    static final List<String> SETTINGS = List.of(
            "checkoutScript",
            "checkoutPlace",
            "checkoutMethods",
            "checkoutMethodTitle",
            "checkoutMethodPrice",
            "checkoutMethodTax");
    private static final int LONGEST = 200;
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,2})?");
    private static final Pattern SELECTOR = Pattern.compile("[ -~]*");

    static CheckoutSwitches read(Fields fields) {
        boolean methods = fields.flag("checkoutMethods").orElse(false);
        if (methods && !fields.has("checkoutMethodPrice")) {
            fields.missing(
                    "checkoutMethodPrice",
                    "is needed when checkoutMethods is on: the price with tax of the method that is always offered, such as"
                            + " 4.95.");
        }
        return new CheckoutSwitches(
                fields.flag("checkoutScript").orElse(false),
                matching(fields, "checkoutPlace", SELECTOR, "a selector such as .product-price, in characters of ASCII")
                        .orElse(null),
                methods,
                fields.text("checkoutMethodTitle", 100).orElse(null),
                matching(fields, "checkoutMethodPrice", MONEY, "an amount such as 4.95")
                        .map(BigDecimal::new)
                        .orElse(null),
                matching(fields, "checkoutMethodTax", PERCENT, "a percentage such as 21")
                        .map(BigDecimal::new)
                        .orElse(new BigDecimal("21")));
    }

    private static Optional<String> matching(Fields fields, String name, Pattern pattern, String expected) {
        Optional<String> text = fields.text(name, LONGEST);
        if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
            fields.fault(
                    name, "malformed", "must be " + expected + ", found " + Fields.shown(text.get()) + ".");
            return Optional.empty();
        }
        return text;
    }

    void addTo(Map<String, Object> map) {
        map.put("checkoutScript", script);
        map.put("checkoutPlace", place);
        map.put("checkoutMethods", methods);
        map.put("checkoutMethodTitle", methodTitle);
        map.put("checkoutMethodPrice", methodPrice == null ? null : methodPrice.toPlainString());
        map.put("checkoutMethodTax", methodTax.toPlainString());
    }
}
