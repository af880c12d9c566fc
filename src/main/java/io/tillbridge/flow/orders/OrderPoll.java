package io.tillbridge.flow.orders;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.lightspeed.cseries.CSeriesOrders;
import io.tillbridge.lightspeed.cseries.ListedOrder;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.IntakeResult;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.Orders;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failures;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The bean {@code orderPoll} of the order routes: which span is read, which orders are fetched, what became of them. */
public final class OrderPoll {
    /** The route that takes one order in; what it could not take is kept under this address. */
    private static final String ONE = "direct:order-poll-one";

    private final ShopRules rules;
    private final CSeriesOrders json;
    private final OrderIntake intake;
    private final Orders orders;
    private final MissingLinesPolicy lineWait;
    private final Coverage coverage;
    private final OrderWatermark ordersRead;
    private final Failures failures;
    private final OrderWebhooks hooks;
    private final PollTimes times;
    private final Clock clock;
    private final IgnoredOrders passedOver = new IgnoredOrders();
    private final OrderLists lists = new OrderLists();

    public OrderPoll(
            ShopRules rules,
            CSeriesOrders json,
            OrderIntake intake,
            Orders orders,
            MissingLinesPolicy lineWait,
            Coverage coverage,
            OrderWatermark ordersRead,
            Failures failures,
            OrderWebhooks hooks,
            PollTimes times,
            Clock clock) {
        this.rules = rules;
        this.json = json;
        this.intake = intake;
        this.orders = orders;
        this.lineWait = lineWait;
        this.coverage = coverage;
        this.ordersRead = ordersRead;
        this.failures = failures;
        this.hooks = hooks;
        this.times = times;
        this.clock = clock;
    }

    /** Finds the span to read: from the watermark less an overlap to a minute ago. */
    OrderPollRun begin(RunLog run) {
        CSeriesSettings settings = rules.settings(run.connectionId());
        Coverage.Window window = coverage.window(run.connectionId(), times.overlap(), clock.instant());
        if (!settings.orderSync() && !run.dryRun()) {
            window = new Coverage.Window(window.watermark(), window.watermark(), window.watermark());
        }
        run.progress(Map.of(
                "step",
                "orders",
                "from",
                window.from().toString(),
                "to",
                window.to().toString()));
        if (settings.orderSync() && !run.dryRun()) {
            coverage.firstOn(run.connectionId(), clock.instant());
        }
        OrderPollRun poll = new OrderPollRun(
                run,
                orderRules(run),
                window,
                times.filterZone(),
                settings.orderSync() && settings.stockSync(),
                run.dryRun() ? OrderWebhooks.ToldOrders.NONE : hooks.told(run.connectionId()),
                clock.instant());
        poll.noteMode(!settings.orderSync() && !run.dryRun() ? "off" : window.isEmpty() ? "nothing" : "read");
        return poll;
    }

    private OrderRules orderRules(RunLog run) {
        Instant since = coverage.firstOn(run.connectionId()).orElse(null);
        return rules.orders(run.connectionId()).takingSince(since);
    }

    /** The rows of the list by the time of their change, so that who paid first is taken in first. */
    public Iterator<Map<String, Object>> inTurn(Iterator<?> rows) {
        return new OrdersByChangeTime(rows, json::changedAt);
    }

    /** Whether a listed order is to be fetched whole. A fault ends the poll at its end: here it would be lost. */
    boolean wanted(OrderPollRun poll, Map<?, ?> item) {
        if (poll.stops()) {
            return false;
        }
        try {
            return wanted(poll, json.listed(item));
        } catch (BadDataFailure e) {
            return odd(poll, item, e);
        } catch (RuntimeException e) {
            poll.fail(e);
            return false;
        }
    }

    private boolean wanted(OrderPollRun poll, ListedOrder listed) {
        if (!poll.meet(listed.remoteId(), listed.updatedAt())) {
            return false;
        }
        boolean told = poll.told().remoteIds().contains(listed.remoteId());
        if (!told && !listed.updatedAt().isBefore(poll.window().to())) {
            poll.leftBehind(); // too young: its lines may not be there yet
            return false;
        }
        boolean wanted = told || mayBringNews(poll, listed);
        if (wanted) {
            poll.run().count("fetched", 1);
            poll.begun(listed.remoteId(), listed.updatedAt(), clock.instant());
        }
        return wanted;
    }

    private boolean mayBringNews(OrderPollRun poll, ListedOrder listed) {
        RunLog run = poll.run();
        Orders.StoredVersion known =
                orders.known(run.connectionId(), Set.of(listed.remoteId())).get(listed.remoteId());
        if (known != null) {
            return known.mayDiffer(listed.updatedAt());
        }
        poll.unknown(listed.remoteId());
        if (!OrderPrefilter.mayBeOurs(listed, poll.rules())) {
            if (run.dryRun()) {
                OrderPlan.write(listed, run);
            }
            return false;
        }
        return run.dryRun() || !passedOver.has(run.connectionId(), listed);
    }

    /** What the list shows wrongly holds back nothing else: it is read alone, fails there and is kept. */
    private static boolean odd(OrderPollRun poll, Map<?, ?> item, BadDataFailure fault) {
        Object id = item.get("id");
        boolean named = id instanceof Number || (id instanceof String text && !text.isBlank());
        if (!named) {
            poll.run().problem(fault.getMessage());
        }
        return named && poll.meet(id.toString(), Instant.EPOCH);
    }

    /** Takes in one order as the shop shows it. Safe to repeat. */
    void take(Map<?, ?> item, OrderPollRun poll, RunLog run) {
        IncomingOrder order = json.order(item, run.connectionId());
        OrderRules orderRules = poll == null ? orderRules(run) : poll.rules();
        if (run.dryRun()) {
            OrderPlan.write(order, intake.plan(order, orderRules), run);
            finished(poll, order.remoteId(), false);
            return;
        }
        Instant askedAt = poll == null ? Instant.EPOCH : poll.askedAt(order.remoteId());
        IntakeResult taken = poll != null && poll.isUnknown(order.remoteId())
                ? intake.takeNew(order, orderRules, askedAt)
                : intake.take(order, orderRules, askedAt);
        run.count(taken.outcome().counter(), 1);
        switch (taken.outcome()) {
            case STORED, CHANGED -> {
                if (taken.reason() != null) {
                    run.info("Order " + order.number() + " is " + taken.state().text() + ": " + taken.reason());
                }
            }
            case NOT_READY -> {
                lineWait.met(order, poll, run);
                return;
            }
            case IGNORED -> passedOver.add(run.connectionId(), order, askedAt);
            default -> {
                // Known as it is.
            }
        }
        failures.overcome(run.connectionId(), ONE, order.remoteId());
        finished(poll, order.remoteId(), taken.orderId() != null);
    }

    /** The shop lets nobody in, or the budget is spent: no other order is asked for, and the poll ends with that, at once. */
    void refused(OrderPollRun poll, String why) {
        poll.fail(new RefusedFailure(why));
    }

    /** Notes what was read, and looks again at the orders that wait. */
    void note(OrderPollRun poll) {
        RunLog run = poll.run();
        lists.believe(run.connectionId(), poll.window().from(), poll.list(), run.forced());
        Map<String, Instant> unfinished = poll.unfinished();
        if (!unfinished.isEmpty()) {
            Set<String> hopeless = KeptOrders.of(failures, run, ONE);
            unfinished.forEach((remoteId, updatedAt) -> {
                if (!hopeless.contains(remoteId)) {
                    poll.readAgainFrom(updatedAt);
                    run.warn("Order " + remoteId + " of the shop could not be read; the next poll reads it again.");
                }
            });
        }
        coverage.covered(run.connectionId(), poll.window().from(), poll.to(), run.id(), poll.seen(), poll.stored());
        lineWait.end(poll);
        if (poll.isWhole()) {
            ordersRead.wholeAt(run.connectionId(), poll.begunAt());
        }
        hooks.read(run.connectionId(), poll.told());
        run.count("listed", poll.seen());
        orders.passDays(run.connectionId(), poll.rules());
        int freed = orders.freeHeld(run.connectionId(), poll.rules());
        run.count("freed", freed);
    }

    private static void finished(OrderPollRun poll, String remoteId, boolean kept) {
        if (poll != null) {
            poll.done(remoteId, kept);
        }
    }
}
