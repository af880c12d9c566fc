package io.tillbridge.wholesale;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A draft becomes an order: its prices are fixed, and the terms that the retailer accepted are kept with it. */
public final class WholesaleSubmission {
    private static final String AT_ONCE = "acceptAtOnce";

    private final WholesaleWork work;
    private final WholesaleDecisions decisions;

    public WholesaleSubmission(WholesaleWork work) {
        this.work = work;
        this.decisions = new WholesaleDecisions(work);
    }

    /**
     * Submits a draft; with the setting {@code acceptAtOnce} it is accepted when all goods are there.
     *
     * @param acceptedTermsUrl the terms that the retailer accepts with it, or null
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN, STALE
     * @throws CallerFault CONFLICT: it is no draft, or the retailer is not approved
     * @throws CallerFault INVALID: the terms in force are not accepted, or lines cannot be ordered: all of them
     */
    public WholesaleOrder submit(long id, OrderScope scope, String acceptedTermsUrl, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.SUBMIT, (tx, order) -> {
            Retailer retailer = RetailerConditions.held(tx, order.retailerId());
            WholesaleWork.requireApproved(retailer, "an order is submitted once the company has approved the retailer");
            Settings.Stored account = work.account().get();
            Instant now = work.now();
            retailer = AcceptedTerms.require(tx, retailer, account, acceptedTermsUrl, scope.who(), now);
            WholesaleOrder submitted = submit(tx, order, retailer, scope.who(), now);
            return account.settings().wholesale().acceptAtOnce() ? accepted(tx, submitted) : submitted;
        });
    }

    private WholesaleOrder submit(Handle tx, WholesaleOrder order, Retailer retailer, String who, Instant now) {
        List<WholesaleLine> lines = WholesaleLineStore.of(tx, order.id());
        List<NewWholesaleOrder.Piece> pieces = DraftLines.pieces(lines);
        Map<Long, Offer> offers = work.offers(
                tx, retailer, lines.stream().map(WholesaleLine::productId).toList());
        refuse(OrderCheck.problems(pieces, offers, work.settings(), work.minimumOrder(retailer)), lines);
        WholesaleLineStore.update(
                tx,
                lines.stream()
                        .map(line -> line.offered(offers.get(line.productId())))
                        .toList());
        BigDecimal total = OrderCheck.total(pieces, offers);
        WholesaleHistory.moved(tx, order, WholesaleState.SUBMITTED, WholesaleMove.SUBMIT, who, null, Map.of(), now);
        return WholesaleOrderStore.update(
                tx,
                new WholesaleOrder(
                        order.id(),
                        order.retailerId(),
                        order.reference(),
                        WholesaleState.SUBMITTED,
                        work.settings().currency(),
                        total,
                        work.priceList(retailer),
                        order.note(),
                        order.deliverTo(),
                        null,
                        retailer.termsUrl(),
                        retailer.termsVersion(),
                        retailer.termsAt(),
                        order.version(),
                        order.createdBy(),
                        order.createdAt(),
                        order.updatedAt(),
                        now,
                        null,
                        null),
                now);
    }

    private static void refuse(List<OrderProblem> problems, List<WholesaleLine> lines) {
        List<FieldFault> faults = new ArrayList<>();
        for (OrderProblem problem : problems) {
            int place = 0;
            while (problem.productId() != null && lines.get(place).productId() != problem.productId()) {
                place++;
            }
            faults.add(new FieldFault(
                    problem.productId() == null ? "/lines" : "/lines/" + place,
                    problem.code(),
                    problem.message() + " " + problem.hint()));
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
    }

    /** When goods are missing it stays submitted, for a person to decide. */
    private WholesaleOrder accepted(Handle tx, WholesaleOrder submitted) {
        tx.savepoint(AT_ONCE);
        try {
            return decisions.accept(tx, submitted, OrderScope.company(AT_ONCE), false, null);
        } catch (CallerFault missing) {
            tx.rollbackToSavepoint(AT_ONCE);
            return submitted;
        }
    }
}
