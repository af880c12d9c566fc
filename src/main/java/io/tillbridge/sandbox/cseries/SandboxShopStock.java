package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.SandboxArticle;
import io.tillbridge.sandbox.SandboxArticles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Fills the shelves of a sandbox shop. The same numbers give the same shop, id by id. Against the sandbox vendors'
 * catalogs most of it matches by EAN and SKU; a known few are ambiguous, in conflict, unknown, told twice or without
 * any code.
 */
public final class SandboxShopStock {
    private static final int MOST_STOCK = 60;

    private final DoubleShop shop;
    private final SplittableRandom random;

    public SandboxShopStock(DoubleShop shop, long seed) {
        this.shop = shop;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Each article as a product of its own, with some stock.
     *
     * @return the variants' ids, in the same order
     */
    public List<Long> fill(List<ShopArticle> articles) {
        List<Long> ids = new ArrayList<>(articles.size());
        for (ShopArticle article : articles) {
            long id = shop.catalog().add(article);
            shelve(id);
            ids.add(id);
        }
        return ids;
    }

    /**
     * A shop that sells what the sandbox vendors offer, and some of its own.
     *
     * @param articles that match, about; the odd ones come on top
     * @param vendorRows of each vendor's main catalog
     * @return how many of each kind there are
     */
    public Shelves sellVendorsArticles(int articles, int vendorRows) {
        int odd = Math.max(2, Math.min(articles, vendorRows) / 40);
        int known = Math.min(articles, vendorRows - 2 * odd);
        List<List<SandboxArticle>> families = families(SandboxArticles.clean(0, known));
        families.forEach(family -> addFamily(family));
        List<SandboxArticle> spare = SandboxArticles.clean(known, 2 * odd);
        List<ShopArticle> conflicts = new ArrayList<>();
        for (int n = 0; n < odd; n++) {
            SandboxArticle one = spare.get(2 * n);
            SandboxArticle other = spare.get(2 * n + 1);
            conflicts.add(article(one).withCodes(one.sku(), one.sku(), other.ean()));
        }
        List<SandboxArticle> shared = SandboxArticles.shared(vendorRows);
        List<ShopArticle> ambiguous = shared.subList(Math.max(0, shared.size() - odd), shared.size()).stream()
                .map(one -> article(one).withCodes("", "", one.ean()))
                .toList();
        List<ShopArticle> unknown = SandboxArticles.unknown(odd).stream()
                .map(SandboxShopStock::article)
                .toList();
        fill(conflicts);
        fill(ambiguous);
        fill(unknown);
        fill(List.of(article(SandboxArticles.clean(0, 1).get(0)), codeless(), codeless()));
        shop.catalog().tracking(shop.catalog().variantIds().get(known - 1), "disabled");
        return new Shelves(known, conflicts.size(), ambiguous.size(), unknown.size(), 1, 2);
    }

    /** Variations of one group are variants of one product. */
    private static List<List<SandboxArticle>> families(List<SandboxArticle> articles) {
        Map<String, List<SandboxArticle>> families = new LinkedHashMap<>();
        for (SandboxArticle article : articles) {
            String family = article.group().isEmpty() ? article.sku() : article.group();
            families.computeIfAbsent(family, name -> new ArrayList<>()).add(article);
        }
        return List.copyOf(families.values());
    }

    private void addFamily(List<SandboxArticle> family) {
        List<ShopArticle> articles = family.stream()
                .map(article -> blanked(article(article), article.row()))
                .toList();
        shop.catalog().addProduct(articles).forEach(this::shelve);
    }

    /** Merchants leave fields empty: some articles have only the EAN, some only their own code. */
    private static ShopArticle blanked(ShopArticle article, long row) {
        return switch ((int) (row % 10)) {
            case 3 -> article.withCodes("", "", article.ean());
            case 6 -> article.withCodes(article.articleCode(), article.sku(), "");
            case 8 -> article.withCodes(article.articleCode(), "", article.ean());
            default -> article;
        };
    }

    private static ShopArticle article(SandboxArticle from) {
        return ShopArticle.of(from.sku(), from.ean(), from.name(), from.price())
                .withTitles(from.name(), from.variation().isEmpty() ? "Default" : from.variation())
                .withTexts(from.brand(), from.description(), "<p>" + from.description() + "</p>", from.image())
                .withPrices(new BigDecimal(from.price()), new BigDecimal(from.cost()));
    }

    private static ShopArticle codeless() {
        return ShopArticle.of("", "", "Gift voucher", "25.00");
    }

    private void shelve(long variantId) {
        shop.catalog().stock(variantId, random.nextInt(MOST_STOCK));
    }

    /**
     * What stands on the shelves.
     *
     * @param matched have codes of one product of the clean vendor; some have only one of the two
     * @param conflicts have the SKU of one product and the EAN of another
     * @param ambiguous have an EAN that a product of each vendor carries, and no SKU
     * @param unknown have codes that no vendor knows
     * @param twice have the codes of an article that is on the shelves already
     * @param codeless have no code at all
     */
    public record Shelves(int matched, int conflicts, int ambiguous, int unknown, int twice, int codeless) {
        public int all() {
            return matched + conflicts + ambiguous + unknown + twice + codeless;
        }
    }
}
