package io.tillbridge.retention;

import io.tillbridge.event.EventErasure;
import io.tillbridge.event.subscription.DeliveryErasure;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.order.OrderEvents;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets a customer: name, addresses and notes go from orders, failures, log lines of runs, alerts, mails and the audit. Numbers,
 * amounts, products, days and stock stay, so that no sum changes.
 */
public final class Erasure {
    private static final String OF_PERSON =
            "LOWER(JSON_VALUE(person, '$.email')) = LOWER(:email) AND forgotten_at IS NULL";
    private static final String OPEN = "state IN ('accepted', 'on-hold', 'awaiting-payment')";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final StoredMails mails;
    private final Clock clock;

    /** @param outbox the folder of mails while no mail server is configured */
    public Erasure(Database database, Path outbox, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.mails = new StoredMails(outbox);
        this.clock = clock;
    }

    /** How much was forgotten, or would be. */
    public record Erased(long orders, long failures, long runEvents, long mails, long auditEntries) {}

    /**
     * Forgets whoever has an e-mail address; done again it finds nothing more.
     *
     * @param dryRun only counts
     * @throws CallerFault CONFLICT: goods are still owed to that person
     */
    public Erased forget(String email, boolean dryRun) throws IOException {
        List<Long> open = jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM customer_order WHERE " + OF_PERSON + " AND " + OPEN)
                        .bind("email", email)
                        .mapTo(Long.class)
                        .list());
        if (!open.isEmpty()) {
            throw CallerFault.conflict(
                    "open-orders",
                    "The person has open orders " + open + ": send or cancel them first, then forget the person.");
        }
        List<Path> letters = mails.naming(email);
        Erased erased = transactions.run(tx -> dryRun ? count(tx, email) : erase(tx, email));
        if (!dryRun) {
            for (Path letter : letters) {
                Files.deleteIfExists(letter);
            }
        }
        return new Erased(
                erased.orders(), erased.failures(), erased.runEvents(), letters.size(), erased.auditEntries());
    }

    private static Erased count(Handle tx, String email) {
        return new Erased(
                number(tx, "SELECT COUNT(*) FROM customer_order WHERE " + OF_PERSON, email),
                number(tx, "SELECT COUNT(*) FROM failure WHERE " + PersonTexts.IN_FAILURE, email),
                number(tx, "SELECT COUNT(*) FROM run_event WHERE " + PersonTexts.IN_EVENT, email),
                0,
                number(
                        tx,
                        "SELECT COUNT(*) FROM audit a LEFT JOIN audit_outcome o ON o.audit_id = a.id WHERE "
                                + PersonTexts.IN_AUDIT,
                        email));
    }

    private static long number(Handle tx, String sql, String email) {
        return tx.createQuery(sql).bind("email", email).mapTo(Long.class).one();
    }

    private Erased erase(Handle tx, String email) {
        Instant now = clock.instant();
        Set<String> words = new LinkedHashSet<>(List.of(email));
        List<Long> orders = tx.createQuery(
                        "SELECT id, person FROM customer_order WHERE " + OF_PERSON + " ORDER BY id FOR UPDATE")
                .bind("email", email)
                .map((row, context) -> {
                    words.addAll(PersonTexts.words(row.getString("person")));
                    return row.getLong("id");
                })
                .list();
        if (!orders.isEmpty()) {
            tx.createUpdate(
                            """
                            UPDATE customer_order SET person = '{"forgotten":true}', comment = NULL, note = NULL,
                              delivery = NULL, forgotten_at = :now, version = version + 1, updated_at = :now WHERE id IN (<orders>)""")
                    .bind("now", UtcInstants.text(now))
                    .bindList("orders", orders)
                    .execute();
            tx.createUpdate("UPDATE order_return SET note = NULL WHERE order_id IN (<orders>)")
                    .bindList("orders", orders)
                    .execute();
            tx.createUpdate(
                            """
                            INSERT INTO order_history (order_id, at, what, detail)
                            SELECT id, :now, 'forgotten', 'The customer was forgotten.' FROM customer_order
                            WHERE id IN (<orders>)""")
                    .bind("now", UtcInstants.text(now))
                    .bindList("orders", orders)
                    .execute();
        }
        if (!orders.isEmpty()) {
            OrderEvents.changed(tx, orders, "forgotten", now);
        }
        EventErasure.forgetOrders(tx, orders);
        DeliveryErasure.forgetOrders(tx, orders);
        PersonTexts texts = new PersonTexts(tx, words);
        texts.fromAlerts();
        return new Erased(orders.size(), texts.fromFailures(), texts.fromEvents(orders), 0, texts.fromAudit());
    }
}
