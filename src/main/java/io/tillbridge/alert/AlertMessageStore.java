package io.tillbridge.alert;

import io.tillbridge.alert.AlertMessage.Channel;
import io.tillbridge.storage.ColumnText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code alert_message}. */
final class AlertMessageStore {
    private final Jdbi jdbi;

    AlertMessageStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Handle tx, AlertMessage message, Instant now) {
        tx.createUpdate(
                        """
                        INSERT INTO alert_message (channel, target, message_id, subject, content, next_at, created_at)
                        VALUES (:channel, :target, :message, :subject, :content, :now, :now)
                        """)
                .bind("channel", message.channel().text())
                .bind("target", message.target())
                .bind("message", message.messageId())
                .bind("subject", message.subject())
                .bind("content", message.content())
                .bind("now", now)
                .execute();
    }

    /** Those to be sent now: of each receiver the first one that did not arrive. */
    List<Long> due(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id FROM alert_message m
                        WHERE state IN ('waiting', 'sending') AND next_at <= :now
                          AND NOT EXISTS (SELECT 1 FROM alert_message before_it
                                          WHERE before_it.channel = m.channel AND before_it.target = m.target
                                            AND before_it.state IN ('waiting', 'sending') AND before_it.id < m.id)
                        ORDER BY id
                        """)
                .bind("now", now)
                .mapTo(Long.class)
                .list());
    }

    /** Claims a message until that instant; empty when another node has it, or it is not due. */
    Optional<AlertMessage> claim(long id, Instant until, Instant now) {
        int claimed = jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        UPDATE alert_message SET state = 'sending', attempts = attempts + 1, next_at = :until
                        WHERE id = :id AND state IN ('waiting', 'sending') AND next_at <= :now
                        """)
                .bind("id", id)
                .bind("until", until)
                .bind("now", now)
                .execute());
        return claimed == 0 ? Optional.empty() : find(id);
    }

    private Optional<AlertMessage> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM alert_message WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new AlertMessage(
                        row.getLong("id"),
                        Channel.of(row.getString("channel")),
                        row.getString("target"),
                        row.getString("message_id"),
                        row.getString("subject"),
                        row.getString("content"),
                        row.getInt("attempts")))
                .findOne());
    }

    void sent(long id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE alert_message SET state = 'sent', ended_at = :now, error = NULL WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    /**
     * Puts one back that did not arrive; one written before {@code giveUp} has failed.
     *
     * @return whether it is tried again
     */
    boolean missed(AlertMessage message, String why, Instant next, Instant giveUp, Instant now) {
        return jdbi.inTransaction(tx -> {
            tx.createUpdate(
                            """
                            UPDATE alert_message SET state = IF(created_at < :giveUp, 'failed', 'waiting'),
                              ended_at = IF(created_at < :giveUp, :now, NULL), next_at = :next, error = :why
                            WHERE id = :id AND state = 'sending' AND attempts = :attempts
                            """)
                    .bind("giveUp", giveUp)
                    .bind("now", now)
                    .bind("next", next)
                    .bind("why", ColumnText.stored(why))
                    .bind("id", message.id())
                    .bind("attempts", message.attempts())
                    .execute();
            return tx.createQuery("SELECT state = 'waiting' FROM alert_message WHERE id = :id")
                    .bind("id", message.id())
                    .mapTo(Boolean.class)
                    .one();
        });
    }
}
