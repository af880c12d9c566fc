package io.tillbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.connection.Grant;
import io.tillbridge.connection.Grants;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** A kind of call, an account whose calls of that kind fail, the work that makes such a call, and what shows it is done. */
final class TillCallCase {
    /** The most calls that one run makes of a kind. */
    private static final int MANY = 200;

    final String name;
    final OneTill one;
    private final TillHub world;
    private final List<String> calls;
    private final int from;
    private final Steps steps;
    private Result last;

    /**
     * What is done in each round.
     *
     * @param give makes new work
     * @param start begins the work; its result says what came of it
     * @param done whether the work of this round is done
     */
    record Steps(Runnable give, Callable<Result> start, BooleanSupplier done) {}

    /** What came of the work, as far as whoever asked for it is told. */
    record Result(boolean ok, String error) {
        static Result of(Run run) {
            return new Result(run.state() == RunState.SUCCEEDED, run.error() == null ? "" : run.error());
        }

        static Result of(HubCalls.Answer answer) {
            JsonNode body = answer.body();
            boolean ok = answer.status() < 300 && body.path("ok").asBoolean(true);
            return new Result(
                    ok, ok ? "" : body.has("detail") ? body.path("detail").asText() : body.toString());
        }
    }

    /** What a fault that stays leads to. */
    enum Outcome {
        /** Tried again, or nothing was wrong: the work is done. */
        DONE,
        /** The work is not done, and nobody is asked for: the next run does it. */
        LATER,
        /** Kept as a failure for people, and done by the next run that can. */
        KEPT,
        /** Recorded where the value stands; sent again when it changes. */
        RECORDED,
        /** The run ends at once, and its error says which right or sign-in is missing. */
        REFUSED,
        /** A person must sign in. */
        SIGN_IN_AGAIN
    }

    /** @param from which call of the kind fails first, from 1 */
    TillCallCase(TillHub world, String name, OneTill one, List<String> calls, int from, Steps steps) {
        this.world = world;
        this.name = name;
        this.one = one;
        this.calls = List.copyOf(calls);
        this.from = from;
        this.steps = steps;
    }

    /** New work, and a fault that its calls meet; what asks to wait is met once. */
    void arrange(TillFault fault) {
        one.till.tokens().forgetTries();
        steps.give().run();
        for (String call : calls) {
            arrange(call, fault);
        }
    }

    private void arrange(String call, TillFault fault) {
        ShopFault met = fault.fault;
        if (fault.nature == TillFault.Nature.WAIT) {
            one.till.faults().nth(from, call, met);
        } else if (from == 1) {
            one.till.faults().always(call, met);
        } else {
            for (int n = from; n < from + MANY; n++) {
                one.till.faults().nth(n, call, met);
            }
        }
    }

    /** Does the work while the fault is there, or when it is gone. */
    void work() throws Exception {
        last = steps.start().call();
    }

    /** What whoever asked for the work is told. */
    Result result() {
        return last;
    }

    boolean isDone() {
        return steps.done().getAsBoolean();
    }

    Outcome outcome() {
        if (grant().state() == Grant.State.SIGN_IN_AGAIN) {
            return Outcome.SIGN_IN_AGAIN;
        }
        if (isDone()) {
            return Outcome.DONE;
        }
        if (!one.kept().isEmpty()) {
            return Outcome.KEPT;
        }
        if (isRecorded()) {
            return Outcome.RECORDED;
        }
        return !last.ok() && last.error().matches("(?s).*\\((401|403)\\).*") ? Outcome.REFUSED : Outcome.LATER;
    }

    /** A number that was refused is due again when it changes; a listing that was gone is there again. */
    private void readAgain() throws Exception {
        if (one.connection.settings().get("productSync") == Boolean.TRUE) {
            one.run(Jobs.PRODUCT_SYNC, false);
        }
        if (!isDone()) {
            steps.give().run();
        }
    }

    private Grant grant() {
        return new Grants(world.jdbi(), world.hub.core().secrets()).find(one.connection.id());
    }

    private boolean isRecorded() {
        return number("SELECT (SELECT COUNT(*) FROM listing l JOIN listing_shop_stock s ON s.listing_id = l.id"
                        + " WHERE l.connection_id = :id AND s.refused_stock IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM listing WHERE connection_id = :id AND state = 'gone')"
                        + " + (SELECT COUNT(*) FROM listing_price p JOIN listing l ON l.id = p.listing_id"
                        + " WHERE l.connection_id = :id AND p.refused IS NOT NULL)"
                        + " + (SELECT COUNT(*) FROM till_product WHERE connection_id = :id"
                        + " AND create_state = 'refused')")
                > 0;
    }

    private long number(String sql) {
        return world.jdbi().withHandle(handle -> handle.createQuery(sql)
                .bind("id", one.connection.id())
                .mapTo(Long.class)
                .one());
    }

    /** The fault is gone, a minute has passed, people do what they were asked to do, and the account is read again. */
    void mend() throws Exception {
        boolean recorded = outcome() == Outcome.RECORDED;
        one.till.faults().clear();
        one.till.tokens().forgetTries();
        if (grant().state() == Grant.State.SIGN_IN_AGAIN) {
            TillGrant.give(world.hub, one.till, one.connection.id());
        }
        world.jdbi().useHandle(handle -> {
            handle.execute(
                    "UPDATE connection_grant SET held_until = NULL, tries = 0 WHERE connection_id = ?",
                    one.connection.id());
            handle.execute("UPDATE till_product SET retry_at = NULL WHERE connection_id = ?", one.connection.id());
        });
        if (recorded) {
            readAgain();
        }
    }
}
