package io.tillbridge.flow.sales;

import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.flow.orders.KeptOrders;
import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.lightspeed.rseries.RSeriesJson;
import io.tillbridge.lightspeed.rseries.RSeriesSales;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.order.OrderState;
import io.tillbridge.order.Orders;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failures;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.SalePolicy;
import io.tillbridge.till.TillSale;
import io.tillbridge.till.TillSales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The bean {@code salePoll} of the sale routes: which span is read, which sales are taken, what became of them. */
public final class SalePoll {
    /** The route that takes one sale in; what it could not take is kept under this address. */
    private static final String ONE = "direct:sale-poll-one";

    private final SalePolicies policies;
    private final RSeriesSales json;
    private final TillSales sales;
    private final Orders orders;
    private final Coverage coverage;
    private final OrderWatermark salesRead;
    private final Failures failures;
    private final Duration overlap;
    private final Clock clock;

    /** @param overlap how far before the watermark a poll begins */
    public SalePoll(
            SalePolicies policies,
            RSeriesSales json,
            TillSales sales,
            Orders orders,
            Coverage coverage,
            OrderWatermark salesRead,
            Failures failures,
            Duration overlap,
            Clock clock) {
        this.policies = policies;
        this.json = json;
        this.sales = sales;
        this.orders = orders;
        this.coverage = coverage;
        this.salesRead = salesRead;
        this.failures = failures;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** Finds the span to read: from the watermark less an overlap to a minute ago. */
    SalePollRun begin(RunLog run) {
        long connection = run.connectionId();
        RSeriesSettings settings = policies.settings(connection);
        Instant now = clock.instant();
        Coverage.Window window = coverage.window(connection, overlap, now);
        boolean off = !settings.orderSync() && !run.dryRun();
        if (off) {
            window = new Coverage.Window(window.watermark(), window.watermark(), window.watermark());
        } else if (!run.dryRun()) {
            coverage.firstOn(connection, now);
        }
        run.progress(Map.of(
                "step",
                "sales",
                "from",
                window.from().toString(),
                "to",
                window.to().toString()));
        String mode = off ? "off" : window.isEmpty() ? "nothing" : "read";
        boolean pushes = settings.orderSync() && settings.stockSync();
        return new SalePollRun(run, policies.of(connection), window, mode, pushes, now);
    }

    /**
     * The sales of a list that begins with the youngest change, to the first that changed before the span of the poll: no
     * page behind that one is asked for.
     */
    public Iterator<Object> changedSince(SalePollRun poll, Iterator<?> newestFirst) {
        return new ChangedSales(newestFirst, sale -> !json.changedAt(sale)
                .isBefore(poll.window().from()));
    }

    /** What becomes of a sale that a list shows whole. A fault ends the poll at its end: here it would be lost. */
    void look(SalePollRun poll, Object sale) {
        poll.noteTurn(turn(poll, sale, "take", changedAt -> true));
    }

    /** What becomes of a sale whose head a list of changes shows. */
    void lookAtChange(SalePollRun poll, Object sale) {
        poll.noteTurn(turn(poll, sale, "fetch", changedAt -> bringsNews(poll, sale, changedAt)));
    }

    private String turn(SalePollRun poll, Object sale, String word, Predicate<Instant> wanted) {
        if (poll.stops()) {
            return "known";
        }
        String id = json.idOf(sale);
        if (id == null) {
            poll.run()
                    .problem("A sale of the till's list came without an id, and is left out. Look at the newest sales"
                            + " at the till.");
            return "known";
        }
        try {
            Instant changedAt = json.changedAt(sale);
            if (!changedAt.isBefore(poll.window().to())) {
                poll.leftBehind(id);
                return "known";
            }
            if (!poll.meet(id, changedAt) || !wanted.test(changedAt)) {
                return "known";
            }
            poll.run().count("fetched", 1);
            poll.begun(id, changedAt);
            return word;
        } catch (BadDataFailure e) {
            return poll.meet(id, Instant.EPOCH) ? word : "known"; // read by itself it fails, and is kept
        } catch (RuntimeException e) {
            poll.fail(e);
            return "known";
        }
    }

    /** One the hub does not keep may have been dated back, or the list of what was sold lacked it. */
    private boolean bringsNews(SalePollRun poll, Object sale, Instant changedAt) {
        String id = json.idOf(sale);
        Orders.StoredVersion known =
                orders.known(poll.run().connectionId(), Set.of(id)).get(id);
        return known == null || known.mayDiffer(changedAt);
    }

    /** The id of a listed sale, by which it is kept and read again. */
    public String idOf(Object sale) {
        return json.idOf(sale);
    }

    /**
     * Takes in one sale as the till shows it. Safe to repeat.
     *
     * @param shown the sale, or the answer that holds it
     * @param poll null in a replay
     */
    void take(Object shown, SalePollRun poll, RunLog run) {
        List<RSeriesJson> answered = RSeriesJson.records(shown, "Sale");
        TillSale sale = json.sale(answered.isEmpty() ? shown : answered.get(0).json());
        SalePolicy policy = poll == null ? policies.of(run.connectionId()) : poll.policy();
        if (run.dryRun()) {
            SalePlan.write(sale, sales.plan(sale, policy), run);
        } else {
            taken(sale, sales.take(sale, policy, poll == null ? Instant.EPOCH : poll.begunAt()), poll, run);
            failures.overcome(run.connectionId(), ONE, sale.remoteId());
        }
        if (poll != null) {
            poll.done(sale.remoteId(), !run.dryRun());
        }
    }

    private static void taken(TillSale sale, TillSales.Taken taken, SalePollRun poll, RunLog run) {
        if (taken instanceof TillSales.Taken.LeftAlone alone) {
            run.count("ignored", 1);
            run.info("Sale " + sale.number() + " " + alone.why() + ".");
            return;
        }
        TillSales.Taken.Stored stored = (TillSales.Taken.Stored) taken;
        IntakeResult result = stored.result();
        run.count(result.outcome().counter(), 1);
        boolean news =
                result.outcome() == IntakeResult.Outcome.STORED || result.outcome() == IntakeResult.Outcome.CHANGED;
        boolean said = result.reason() != null
                && result.reason().startsWith("Shop ")
                && poll != null
                && !poll.withoutWarehouse(sale.shopId());
        if (news && result.reason() != null && result.state() == OrderState.CANCELLED) {
            run.info("Sale " + sale.number() + " is left alone. " + result.reason());
            return;
        }
        if (news && result.reason() != null && !said) {
            run.warn("Sale " + sale.number() + ": " + result.reason());
        }
        if (news) {
            stored.notes().forEach(note -> run.warn("Sale " + sale.number() + ": " + note));
        }
        if (result.outcome() == IntakeResult.Outcome.IGNORED) {
            run.info("Sale " + sale.number() + " is left alone: " + result.reason() + ".");
        }
    }

    /** Nobody is let in, or the budget is spent: no other sale is asked for, and the poll ends with that. */
    void refused(SalePollRun poll, String why) {
        poll.fail(new RefusedFailure(why));
    }

    /** Notes what was read, and looks again at sales whose goods matched no product. */
    void note(SalePollRun poll) {
        RunLog run = poll.run();
        Map<String, Instant> unfinished = poll.unfinished();
        if (!unfinished.isEmpty()) {
            Set<String> hopeless = KeptOrders.of(failures, run, ONE);
            unfinished.forEach((remoteId, changedAt) -> {
                if (!hopeless.contains(remoteId)) {
                    poll.readAgainFrom(changedAt);
                    run.warn("Sale " + remoteId + " of the till could not be read; the next poll reads it again.");
                }
            });
        }
        coverage.covered(run.connectionId(), poll.window().from(), poll.to(), run.id(), poll.seen(), poll.stored());
        if (poll.isWhole()) {
            salesRead.wholeAt(run.connectionId(), poll.begunAt());
        }
        Optional.of(poll.countLeftBehind())
                .filter(young -> young > 0)
                .ifPresent(young -> run.info(
                        "Sales that changed within the last minute are left to the next poll: " + young + "."));
        run.count("listed", poll.seen());
        run.count("freed", sales.matchWaiting(poll.policy()));
        int copies = sales.leaveCopiesAlone(poll.policy());
        if (copies > 0) {
            run.count("copies", copies);
        }
    }
}
