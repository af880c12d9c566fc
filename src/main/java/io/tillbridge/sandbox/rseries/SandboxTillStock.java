package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.SandboxArticle;
import io.tillbridge.sandbox.SandboxArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Opens and fills the shops of a sandbox till. The same numbers give the same shops, id by id. */
public final class SandboxTillStock {
    private static final Duration APART = Duration.ofMinutes(7);
    private static final long FIRST_SALE = 900_000;
    private static final int MOST_STOCK = 40;
    private static final String ZONE = "Europe/Amsterdam";

    private final DoubleTill till;
    private final SplittableRandom random;

    public SandboxTillStock(DoubleTill till, long seed) {
        this.till = till;
        this.random = new SplittableRandom(seed);
    }

    /** The two shops, by their ids, and a customer. */
    public record Shops(long main, long branch, long customer) {}

    /**
     * Two shops with registers and people that sell the clean sandbox vendor's articles.
     *
     * @param articles how many
     */
    public Shops open(int articles) {
        DoubleStock stock = till.stock();
        long main = stock.addShop("Main street", ZONE);
        long branch = stock.addShop("Station", ZONE);
        stock.addRegister(main, "Front till");
        stock.addRegister(main, "Workshop till");
        stock.addRegister(branch, "Till");
        stock.addEmployee("Noor", "Owner");
        stock.addEmployee("Jens", "Cashier");
        long customer = stock.addCustomer("Eva", "Voorbeeld", "customer@example.com");
        for (SandboxArticle article : SandboxArticles.clean(0, articles)) {
            long item = stock.addItem(item(article));
            stock.put(item, main, random.nextInt(MOST_STOCK));
            stock.put(item, branch, random.nextInt(MOST_STOCK));
        }
        return new Shops(main, branch, customer);
    }

    /**
     * Sales of each kind, some minutes apart, the last one shortly before {@code until}.
     *
     * @return their ids
     */
    public List<Long> sell(Shops shops, Instant until) {
        List<Long> items = till.stock().itemIds();
        List<SaleDraft> drafts = new ArrayList<>();
        drafts.add(SaleDraft.at(shops.main()).item(items.get(0), 1));
        drafts.add(SaleDraft.at(shops.branch()).item(items.get(1), 2).item(items.get(2), 1));
        drafts.add(SaleDraft.at(shops.main()).item(items.get(3), 1).misc("Repair of a flat tyre", 1, "12.5"));
        drafts.add(SaleDraft.at(shops.main()).item(items.get(4), 3).to(shops.customer()));
        drafts.add(SaleDraft.at(shops.branch()).item(items.get(5), 1).fee("0.1"));
        List<Long> ids = new ArrayList<>();
        for (int n = 0; n < drafts.size(); n++) {
            Instant at = until.minus(APART.multipliedBy(drafts.size() - n));
            ids.add(till.sales().rungUp(FIRST_SALE + n, drafts.get(n).completedAt(at)));
        }
        till.sales().emptyCart(shops.main());
        return ids;
    }

    /** Merchants leave fields empty: some items have only the EAN, some only their own code. */
    private static ItemDraft item(SandboxArticle article) {
        String name = article.variation().isEmpty() ? article.name() : article.name() + ", " + article.variation();
        ItemDraft item = ItemDraft.of(article.sku(), article.ean(), name, article.price())
                .withPrices(article.price(), article.price(), article.cost());
        return switch ((int) (article.row() % 10)) {
            case 4 -> item.withCodes("", "", "", article.ean());
            case 7 -> item.withCodes(article.sku(), "", "", "");
            default -> item;
        };
    }
}
