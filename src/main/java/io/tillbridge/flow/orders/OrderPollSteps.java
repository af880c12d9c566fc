package io.tillbridge.flow.orders;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the order routes by the names that routes give them in {@code process}. All but {@code orderPollBegin} and
 * {@code orderPollTake} need the variable {@code poll}.
 */
@StepContract(
        name = "orderPollBegin",
        does = "Finds the span of time to read",
        needs = "variable `run`",
        leaves = "variable `poll`; `poll.mode`: `off`, `read` or `nothing`")
@StepContract(
        name = "orderPollWalk",
        does = "Begins a walk of the list, or ends reading",
        needs = "variable `poll`",
        leaves = "`poll.walk`: `read` or `done`")
@StepContract(
        name = "orderPollLook",
        does = "Decides whether a listed order is fetched",
        needs = "body: an order of the list; variable `poll`",
        leaves = "body as before; `poll.turn`: `fetch` or `known`")
@StepContract(
        name = "orderPollTake",
        does = "Stores one order, matches its lines and reserves stock; safe to repeat",
        needs = "body: the whole order; variable `run`; variable `poll`, but for a replay",
        leaves = "body as before")
@StepContract(
        name = "orderPollStop",
        does = "Requests no other order; the poll ends with the failure",
        needs = "a failed call; variable `poll`",
        leaves = "body as before")
@StepContract(
        name = "orderPollEnd",
        does = "Throws what broke the walk, if anything did",
        needs = "variable `poll`",
        leaves = "`poll.result`: `note` or `leave`")
@StepContract(
        name = "orderPollNote",
        does = "Moves the watermark, and checks the orders that wait",
        needs = "variable `poll`, `poll.result` is `note`",
        leaves = "body as before")
public final class OrderPollSteps {
    public static final Set<String> NAMES = Set.of(
            "orderPollBegin",
            "orderPollWalk",
            "orderPollLook",
            "orderPollTake",
            "orderPollStop",
            "orderPollEnd",
            "orderPollNote");

    private final OrderPoll work;

    public OrderPollSteps(OrderPoll work) {
        this.work = work;
    }

    public Map<String, Processor> byName() {
        return Map.of(
                "orderPollBegin", this::begin,
                "orderPollWalk", exchange -> poll(exchange).nextWalk(),
                "orderPollLook", this::look,
                "orderPollTake", this::take,
                "orderPollStop", this::stop,
                "orderPollEnd", exchange -> poll(exchange).end(),
                "orderPollNote", exchange -> work.note(poll(exchange)));
    }

    /** Needs the variable {@code run}; sets the variable {@code poll} with its {@code mode}. */
    private void begin(Exchange exchange) {
        exchange.setVariable("poll", work.begin(exchange.getVariable("run", RunLog.class)));
    }

    /** The body is an order as the list shows it; sets the poll's {@code turn}. */
    private void look(Exchange exchange) {
        OrderPollRun poll = poll(exchange);
        poll.noteTurn(work.wanted(poll, exchange.getMessage().getBody(Map.class)));
    }

    /** The body is an order as the shop shows it whole. Safe to repeat; without a poll, of a replay, it is taken alone. */
    private void take(Exchange exchange) {
        work.take(
                exchange.getMessage().getBody(Map.class),
                exchange.getVariable("poll", OrderPollRun.class),
                exchange.getVariable("run", RunLog.class));
    }

    /** Asks for no other order: the poll ends with what failed. */
    private void stop(Exchange exchange) {
        work.refused(
                poll(exchange),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).getMessage());
    }

    private static OrderPollRun poll(Exchange exchange) {
        OrderPollRun poll = exchange.getVariable("poll", OrderPollRun.class);
        if (poll == null) {
            throw new BadDataFailure("A step of the order poll needs the variable poll. Put the step"
                    + " cseries-order-poll.begin before it.");
        }
        return poll;
    }
}
