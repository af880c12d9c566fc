package io.tillbridge.feed.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a field can be filled from. The cost of a product is not among it: no feed ever shows it. */
public enum FeedSource {
    PRODUCT_ID("product.id", false, "the hub's number of the product"),
    PRODUCT_SKU("product.sku", false, "SKU of the product"),
    PRODUCT_NAME("product.name", false, "name of the product"),
    PRODUCT_DESCRIPTION("product.description", false, "description"),
    PRODUCT_ADDITIONAL("product.additional-description", false, "additional description, may hold HTML"),
    PRODUCT_MANUFACTURER_SKU("product.manufacturer-sku", false, "part number of the manufacturer"),
    PRODUCT_GROUP("product.group", false, "what the variants of a product have in common"),
    PRODUCT_COLOR("product.color", false, "color"),
    PRODUCT_SIZE("product.size", false, "size"),
    PRODUCT_LANGUAGE("product.language", false, "language of the texts, two letters"),
    PRODUCT_WEIGHT("product.weight", false, "weight with its unit"),
    BRAND("brand", false, "brand"),
    CATEGORY("category", false, "the vendor's or shop's own category"),
    GOOGLE_CATEGORY("google-category", false, "category of Google's taxonomy"),
    GTIN("gtin", false, "the GTIN, 8 to 14 digits as the catalog gave it"),
    IMAGE("image", false, "address of the first image"),
    IMAGES("images", false, "addresses of the other images"),
    LINK("link", false, "address of the product's page: the attribute `link` or `url`, else the shop's own page"),
    PRICE("price", true, "what the shop asks: the listing's price, else the suggested one"),
    PRICE_LISTING("price.listing", true, "the listing's price; blank without one"),
    PRICE_SUGGESTED("price.suggested", true, "the suggested retail price"),
    STOCK("stock", true, "pieces to offer: on hand, less reserved, less buffer and velocity guard, at least 0"),
    STOCK_ON_HAND("stock.on-hand", true, "pieces in the warehouses"),
    STOCK_RESERVED("stock.reserved", true, "pieces reserved for orders"),
    LISTING_ID("listing.id", false, "the shop's number of the variant"),
    LISTING_PRODUCT_ID("listing.product-id", false, "the shop's number of the product"),
    LISTING_TITLE("listing.title", false, "title in the shop, with that of the variant"),
    LISTING_SKU("listing.sku", false, "SKU in the shop"),
    LISTING_ARTICLE_CODE("listing.article-code", false, "article code in the shop"),
    LISTING_EAN("listing.ean", false, "EAN in the shop"),
    WINE_NAME("wine.name", false, "producer, name and vintage, or NV, each once"),
    WINE_PRODUCER("wine.producer", false, "an attribute such as Producer, Winery, Domaine; else the brand"),
    WINE_VINTAGE("wine.vintage", false, "year or NV, of an attribute such as Vintage, Jaargang; else of the name"),
    WINE_SIZE("wine.size", false, "bottle size such as 750 ml, of an attribute such as Volume, Inhoud; else of the name"),
    WINE_QUANTITY("wine.quantity", true, "bottles in what is sold: 6 of \"6 x 75 cl\"; else 1"),
    WINE_ALCOHOL("wine.alcohol", true, "percent of alcohol by volume, of an attribute such as Alcohol"),
    FEED_CURRENCY("feed.currency", false, "currency of the feed"),
    FEED_LANGUAGE("feed.language", false, "language of the feed"),
    FEED_SHOP("feed.shop", false, "address of the shop's pages"),
    FEED_DATE("feed.date", false, "when the feed is made, ISO 8601 in UTC"),
    ATTRIBUTE("attribute.", false, "an attribute of the product, by its name; capital letters do not count"),
    VARIATION("variation.", false, "a variation of the product, by its name; capital letters do not count");

    private final String path;
    private final boolean number;
    private final String meaning;

    FeedSource(String path, boolean number, String meaning) {
        this.path = path;
        this.number = number;
        this.meaning = meaning;
    }

    /** As definitions write it; that of {@link #ATTRIBUTE} and {@link #VARIATION} ends in a dot, a name follows. */
    public String path() {
        return path;
    }

    /** Whether rules can calculate with it. */
    public boolean isNumber() {
        return number;
    }

    /** What it is, for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** The source of a path. */
    public static Optional<FeedSource> of(String path) {
        for (FeedSource source : values()) {
            boolean family = source.path.endsWith(".");
            if (family ? path.startsWith(source.path) && path.length() > source.path.length() : path.equals(source.path)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /** The name behind the dot of an attribute or a variation, in small letters. */
    public static String name(String path) {
        return path.substring(path.indexOf('.') + 1).toLowerCase(Locale.ROOT).strip();
    }

    /** All paths, for messages. */
    public static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (FeedSource source : values()) {
            paths.add(source.path.endsWith(".") ? source.path + "<name>" : source.path);
        }
        return paths;
    }
}
