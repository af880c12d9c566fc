package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages that customers of a shop see, at {@code /storefront/<shop's number>}: a product with a cart, and the scripts
 * that apps registered. An order that is placed here is in the shop, with the delivery that was chosen.
 */
final class Storefront {
    private static final Pattern PATH = Pattern.compile("/storefront/([0-9]{1,18})(/orders)?/?");
    private static final int MOST = 10;

    private final Collection<DoubleShop> shops;

    Storefront(Collection<DoubleShop> shops) {
        this.shops = shops;
    }

    /** The answer; empty when this is no page of a shop. */
    Optional<Reply> answer(String method, String path, byte[] body) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return shops.stream()
                .filter(shop -> Long.toString(shop.setup().id()).equals(parts.group(1)))
                .findFirst()
                .map(shop -> {
                    synchronized (shop.lock()) {
                        return parts.group(2) != null && method.equals("POST")
                                ? placed(shop, body)
                                : page(200, StorefrontPage.products(shop));
                    }
                });
    }

    private static Reply placed(DoubleShop shop, byte[] body) {
        Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
        try {
            long variant = Long.parseLong(form.getOrDefault("variant", ""));
            long quantity = Long.parseLong(form.getOrDefault("quantity", "1"));
            if (!shop.catalog().variantIds().contains(variant) || quantity < 1 || quantity > MOST) {
                return page(400, StorefrontPage.message(shop, "Choose a product and one to ten pieces."));
            }
            DoubleOrder order = shop.books().place(OrderDraft.paid(OrderDraft.Item.of(variant, quantity)));
            String chosen = form.getOrDefault("shipment_data", "");
            if (!chosen.isEmpty()) {
                order.show("shipmentData", json(chosen));
            }
            return page(200, StorefrontPage.message(shop, "Order " + order.number + " is placed."));
        } catch (NumberFormatException e) {
            return page(400, StorefrontPage.message(shop, "Choose a product and one to ten pieces."));
        }
    }

    private static Object json(String text) {
        try {
            return DoubleJson.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (Refused noObject) {
            return text;
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badlyEncoded) {
            return text;
        }
    }

    private static Reply page(int status, String html) {
        return Reply.plain(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8", "X-Content-Type-Options", "nosniff"),
                html.getBytes(StandardCharsets.UTF_8));
    }
}
