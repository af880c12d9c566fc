package io.tillbridge.wholesale;

import io.tillbridge.catalog.file.ReadLimits;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.storage.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Files of orders and of prices: checked like catalog files, taken whole or, when the caller says so, as far as they are good. */
public final class WholesaleFiles {
    /** Bytes of one file; 5,000 rows of codes are far fewer. */
    public static final long MOST_BYTES = 10L * 1024 * 1024;

    private static final ReadLimits LIMITS = ReadLimits.of(MOST_BYTES, 10 * MOST_BYTES);
    private static final int MOST_FINDINGS = 10_000;

    private final WholesaleWork work;
    private final WholesaleOrders orders;
    private final PriceLists priceLists;
    private final ProductStore products;
    private final Spool spool;

    public WholesaleFiles(
            WholesaleWork work, WholesaleOrders orders, PriceLists priceLists, ProductStore products, Spool spool) {
        this.work = work;
        this.orders = orders;
        this.priceLists = priceLists;
        this.products = products;
        this.spool = spool;
    }

    /**
     * What is to become of a file.
     *
     * @param check only look
     * @param acceptGood take the good rows when others are bad
     */
    public record Intent(String filename, boolean check, boolean acceptGood) {}

    /**
     * Makes a draft of an order file.
     *
     * @param reference of the order; null: the file may have one
     * @throws CallerFault CONFLICT: the retailer has another order of that reference
     */
    public WholesaleFile order(long retailerId, String reference, Intent intent, InputStream bytes, OrderScope scope)
            throws IOException {
        Spool.Draft draft = spool.keep(bytes, MOST_BYTES);
        try {
            OrderFileCheck check = OrderFileCheck.of(
                    draft.path(),
                    LIMITS,
                    products,
                    ids -> work.transactions().run(tx -> work.offers(tx, RetailerConditions.held(tx, retailerId), ids)),
                    work.settings());
            boolean taken = !intent.check()
                    && !check.isRefused()
                    && !check.pieces().isEmpty()
                    && (intent.acceptGood() || check.isGood());
            NewWholesaleOrder order = new NewWholesaleOrder(
                    retailerId, reference == null ? check.reference() : reference, check.note(), null, check.pieces());
            return work.transactions().run(tx -> {
                Long id = taken ? orders.create(order, scope).order().id() : null;
                String state = intent.check() ? "checked" : taken ? "ordered" : "refused";
                List<FileFinding> findings = few(check.findings());
                WholesaleFile file = new WholesaleFile(
                        0,
                        retailerId,
                        intent.filename(),
                        state,
                        id,
                        check.count(),
                        check.pieces().size(),
                        check.findings().size(),
                        work.now(),
                        null,
                        findings.subList(0, Math.min(WholesaleFile.MOST_SHOWN, findings.size())));
                return WholesaleFileStore.insert(tx, "order", file, FileErrors.csv(findings), scope.who());
            });
        } finally {
            spool.discard(draft.path());
        }
    }

    /** Puts the prices of a file in the place of a price list, when all its rows are good. */
    public WholesaleFile prices(
            String priceList, Intent intent, InputStream bytes, OrderScope scope, Long expectedVersion)
            throws IOException {
        Spool.Draft draft = spool.keep(bytes, MOST_BYTES);
        try {
            PriceFileCheck check = PriceFileCheck.of(draft.path(), LIMITS, products);
            boolean taken = !intent.check() && check.isGood();
            return work.transactions().run(tx -> {
                if (taken) {
                    priceLists.replace(priceList, check.rows(), expectedVersion);
                }
                List<FileFinding> findings = few(check.findings());
                WholesaleFile file = new WholesaleFile(
                        0,
                        null,
                        intent.filename(),
                        intent.check() ? "checked" : taken ? "loaded" : "refused",
                        null,
                        check.count(),
                        check.rows().size(),
                        check.findings().size(),
                        work.now(),
                        null,
                        findings.subList(0, Math.min(WholesaleFile.MOST_SHOWN, findings.size())));
                return WholesaleFileStore.insert(tx, "prices", file, FileErrors.csv(findings), scope.who());
            });
        } finally {
            spool.discard(draft.path());
        }
    }

    private static List<FileFinding> few(List<FileFinding> findings) {
        return findings.subList(0, Math.min(MOST_FINDINGS, findings.size()));
    }

    /** One that the scope may see. */
    public Optional<WholesaleFile> find(long id, OrderScope scope) {
        return work.jdbi()
                .withHandle(handle -> WholesaleFileStore.find(handle, id))
                .filter(file -> !scope.isRetailer() || scope.retailerId().equals(file.retailerId()));
    }

    /** Its error file; empty when the scope may not see it. */
    public Optional<String> errorFile(long id, OrderScope scope) {
        return find(id, scope).map(file -> work.jdbi().withHandle(handle -> WholesaleFileStore.errorFile(handle, id)));
    }
}
