package io.tillbridge.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What happens to an order in one piece of work, collected and written at its end. */
final class OrderHistory {
    private static final int LONGEST_DETAIL = 4_000;
    /** An order of many lines that all change has as many words, and an event holds only so much. */
    private static final int MOST_WORDS = 200;

    private static final int AT_ONCE = 500;
    private static final int LONGEST_WHO = 255;

    private record Happened(String what, String detail) {}

    private final List<Happened> happened = new ArrayList<>();
    private final String who;

    /** Of what the shop or the hub itself did. */
    OrderHistory() {
        this(null);
    }

    /** @param who the person or key that asked for it */
    OrderHistory(String who) {
        this.who = who == null ? null : TruncatedText.fit(who, LONGEST_WHO);
    }

    void add(String what, String detail) {
        happened.add(new Happened(what, TruncatedText.fit(detail, LONGEST_DETAIL)));
    }

    /** A new state, with its reason; nothing when it stands as it stood. */
    void stands(OrderStatus before, OrderStatus now) {
        if (before == null
                || before.state() != now.state()
                || !java.util.Objects.equals(before.reason(), now.reason())) {
            String day = now.shipsOn() == null ? "." : ", leaves on " + now.shipsOn() + ".";
            add(
                    now.state().text(),
                    now.reason() == null ? "The order is " + now.state().text() + day : now.reason());
        }
    }

    /** What happened, in the order in which it did; of very many words, those at the end that were not named before. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Happened one : happened) {
            if (named.add(one.what()) || words.size() < MOST_WORDS) {
                words.add(one.what());
            }
        }
        return words;
    }

    boolean isEmpty() {
        return happened.isEmpty();
    }

    void write(Handle tx, long orderId, Instant now) {
        for (int from = 0; from < happened.size(); from += AT_ONCE) {
            write(tx, orderId, now, happened.subList(from, Math.min(from + AT_ONCE, happened.size())));
        }
    }

    private void write(Handle tx, long orderId, Instant now, List<Happened> some) {
        Update update = tx.createUpdate("INSERT INTO order_history (order_id, at, what, detail, who) VALUES "
                + String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?)")));
        int position = 0;
        for (Happened one : some) {
            update.bind(position++, orderId);
            update.bind(position++, now);
            update.bind(position++, one.what());
            update.bind(position++, one.detail());
            update.bind(position++, who);
        }
        update.execute();
    }
}
