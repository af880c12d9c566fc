package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedSource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The product at hand. One object serves all rows; nothing of it is kept. */
final class FeedRow {
    private static final String ONLY_VARIANT = "default";

    private final FeedScope scope;
    private final String date;
    private final ResultSet rows;
    private final Map<String, Integer> places = new HashMap<>();
    private long product;
    private Map<String, String> attributes;
    private Map<String, String> variations;
    private WineFacts wine;

    FeedRow(ResultSet rows, List<String> columns, FeedScope scope, Instant now) {
        this.rows = rows;
        this.scope = scope;
        this.date = now.truncatedTo(ChronoUnit.SECONDS).toString();
        columns.forEach(column -> places.put(column, places.size() + 1));
    }

    /** The next product; further listings of the one before are passed over. */
    boolean next() throws SQLException {
        attributes = null;
        variations = null;
        wine = null;
        long before = product;
        while (rows.next()) {
            product = rows.getLong(1);
            if (product != before) {
                return true;
            }
        }
        return false;
    }

    long productId() {
        return product;
    }

    String sku() throws SQLException {
        return rows.getString(2);
    }

    /** A text, a {@link BigDecimal}, a list of texts, or null. */
    Object value(FeedSource source, String path) throws SQLException {
        return switch (source) {
            case PRODUCT_ID -> text("id");
            case PRODUCT_SKU -> text("vendor_sku");
            case PRODUCT_NAME -> text("name");
            case PRODUCT_DESCRIPTION -> text("description");
            case PRODUCT_ADDITIONAL -> text("additional_description");
            case PRODUCT_MANUFACTURER_SKU -> text("manufacturer_sku");
            case PRODUCT_GROUP -> text("group_id");
            case PRODUCT_COLOR -> text("color");
            case PRODUCT_SIZE -> text("size");
            case PRODUCT_LANGUAGE -> text("language");
            case PRODUCT_WEIGHT -> text("shipping_weight");
            case BRAND -> text("brand");
            case CATEGORY -> text("custom_categories");
            case GOOGLE_CATEGORY -> text("google_category");
            case GTIN -> gtin();
            case IMAGE -> images().stream().findFirst().orElse(null);
            case IMAGES -> images().size() < 2 ? null : images().subList(1, images().size());
            case LINK -> link();
            case PRICE -> number("listing_price") == null ? number("msrp") : number("listing_price");
            case PRICE_LISTING -> number("listing_price");
            case PRICE_SUGGESTED -> number("msrp");
            case STOCK -> available();
            case STOCK_ON_HAND -> BigDecimal.valueOf(whole("on_hand"));
            case STOCK_RESERVED -> BigDecimal.valueOf(whole("reserved"));
            case LISTING_ID -> text("listing_remote_id");
            case LISTING_PRODUCT_ID -> text("listing_remote_product_id");
            case LISTING_TITLE -> listingTitle();
            case LISTING_SKU -> text("listing_sku");
            case LISTING_ARTICLE_CODE -> text("listing_article_code");
            case LISTING_EAN -> text("listing_ean");
            case WINE_NAME, WINE_PRODUCER, WINE_VINTAGE, WINE_SIZE, WINE_QUANTITY, WINE_ALCOHOL -> wine().of(source);
            case FEED_CURRENCY -> scope.currency();
            case FEED_LANGUAGE -> scope.language();
            case FEED_SHOP -> scope.shopUrl() == null ? null : scope.shopUrl().toString();
            case FEED_DATE -> date;
            case ATTRIBUTE -> blankAsNull(attributes().get(FeedSource.name(path)));
            case VARIATION -> blankAsNull(variations().get(FeedSource.name(path)));
        };
    }

    private String text(String column) throws SQLException {
        Integer place = places.get(column);
        return place == null ? null : blankAsNull(rows.getString(place));
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private BigDecimal number(String column) throws SQLException {
        Integer place = places.get(column);
        return place == null ? null : rows.getBigDecimal(place);
    }

    private long whole(String column) throws SQLException {
        Integer place = places.get(column);
        return place == null ? 0 : rows.getLong(place);
    }

    private BigDecimal available() throws SQLException {
        long sold = Math.max(0, whole("sold"));
        long held = scope.velocityMax() > 0 ? Math.min(sold, scope.velocityMax()) : sold;
        return BigDecimal.valueOf(Math.max(0, whole("unreserved") - scope.stockBuffer() - held));
    }

    /** Eight, twelve, thirteen or fourteen digits: as many as the number has without zeros in front. */
    private String gtin() throws SQLException {
        String canonical = text("gtin");
        if (canonical == null) {
            return null;
        }
        if (canonical.startsWith("000000")) {
            return canonical.substring(6);
        }
        return canonical.startsWith("00") ? canonical.substring(2) : canonical.replaceFirst("^0", "");
    }

    private List<String> images() throws SQLException {
        String text = text("images");
        if (text == null) {
            return List.of();
        }
        List<String> images = new ArrayList<>(2);
        for (String image : text.strip().split("\\s+", -1)) {
            images.add(image);
        }
        return images;
    }

    private String link() throws SQLException {
        Map<String, String> known = attributes();
        String own = blankAsNull(known.getOrDefault("link", known.get("url")));
        String page = text("listing_page");
        if (own != null || page == null || scope.shopUrl() == null) {
            return own;
        }
        String shop = scope.shopUrl().toString();
        return (shop.endsWith("/") ? shop : shop + "/") + page + ".html";
    }

    private String listingTitle() throws SQLException {
        String product = text("listing_product_title");
        String variant = text("listing_title");
        if (product == null || product.equals(variant)) {
            return variant;
        }
        boolean more = variant != null && !variant.toLowerCase(Locale.ROOT).equals(ONLY_VARIANT);
        return more ? product + " " + variant : product;
    }

    WineFacts wine() throws SQLException {
        if (wine == null) {
            Map<String, String> facts = new HashMap<>(variations());
            facts.putAll(attributes());
            wine = new WineFacts(facts, names(), text("brand"), text("size"));
        }
        return wine;
    }

    /** The names that people see: that of the product and that of the shop. */
    List<String> names() throws SQLException {
        String listing = listingTitle();
        String name = Objects.requireNonNullElse(text("name"), "");
        return listing == null ? List.of(name) : List.of(name, listing);
    }

    private Map<String, String> attributes() throws SQLException {
        if (attributes == null) {
            attributes = FlatJson.of(text("attributes"));
        }
        return attributes;
    }

    private Map<String, String> variations() throws SQLException {
        if (variations == null) {
            variations = FlatJson.of(text("variations"));
        }
        return variations;
    }
}
