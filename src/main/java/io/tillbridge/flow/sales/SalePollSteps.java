package io.tillbridge.flow.sales;

import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The steps of the sale routes by the names that routes give them in {@code process}. All but {@code salePollBegin} and
 * {@code salePollTake} need the variable {@code poll}.
 */
@StepContract(
        name = "salePollBegin",
        does = "Finds the span of time whose sales are read",
        needs = "variable `run`",
        leaves = "variable `poll`; `poll.mode`: `off`, `read` or `nothing`")
@StepContract(
        name = "salePollLook",
        does = "Decides whether a sale that a list shows whole is taken",
        needs = "body: a sale of the list; variable `poll`",
        leaves = "body as before; `poll.turn`: `take` or `known`")
@StepContract(
        name = "salePollChange",
        does = "Decides whether a sale of the list of changes is read again",
        needs = "body: a sale of the list; variable `poll`",
        leaves = "body as before; `poll.turn`: `fetch` or `known`")
@StepContract(
        name = "salePollTake",
        does = "Stores one sale as an order that has left, and moves its stock; safe to repeat",
        needs = "body: the sale with its relations; variable `run`; variable `poll`, but for a replay",
        leaves = "body as before")
@StepContract(
        name = "salePollStop",
        does = "Requests no other sale; the poll ends with the failure",
        needs = "a failed call; variable `poll`",
        leaves = "body as before")
@StepContract(
        name = "salePollEnd",
        does = "Throws what broke the reading, if anything did",
        needs = "variable `poll`",
        leaves = "`poll.result`: `note` or `leave`")
@StepContract(
        name = "salePollNote",
        does = "Moves the watermark, and checks the sales whose goods matched no product",
        needs = "variable `poll`, `poll.result` is `note`",
        leaves = "body as before")
public final class SalePollSteps {
    public static final Set<String> NAMES = Set.of(
            "salePollBegin",
            "salePollLook",
            "salePollChange",
            "salePollTake",
            "salePollStop",
            "salePollEnd",
            "salePollNote");

    private final SalePoll work;

    public SalePollSteps(SalePoll work) {
        this.work = work;
    }

    public Map<String, Processor> byName() {
        return Map.of(
                "salePollBegin",
                exchange -> exchange.setVariable("poll", work.begin(exchange.getVariable("run", RunLog.class))),
                "salePollLook",
                exchange -> work.look(poll(exchange), exchange.getMessage().getBody()),
                "salePollChange",
                exchange ->
                        work.lookAtChange(poll(exchange), exchange.getMessage().getBody()),
                "salePollTake",
                exchange -> work.take(
                        exchange.getMessage().getBody(),
                        exchange.getVariable("poll", SalePollRun.class),
                        exchange.getVariable("run", RunLog.class)),
                "salePollStop",
                exchange -> work.refused(
                        poll(exchange),
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                                .getMessage()),
                "salePollEnd",
                exchange -> poll(exchange).end(),
                "salePollNote",
                exchange -> work.note(poll(exchange)));
    }

    private static SalePollRun poll(Exchange exchange) {
        SalePollRun poll = exchange.getVariable("poll", SalePollRun.class);
        if (poll == null) {
            throw new BadDataFailure("A step of the sale poll needs the variable poll. Put the step"
                    + " rseries-order-poll.begin before it.");
        }
        return poll;
    }
}
