package io.tillbridge.alert;

import io.tillbridge.alert.AlertMessage.Channel;
import io.tillbridge.settings.AccountSettings;
import io.tillbridge.settings.AlertSettings;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is wrong, who knows of it, and the messages that are on their way. Safe on several nodes. */
public final class Alerts {
    /** A cause that comes back sooner has not ended: shops that fail every other time would fill mailboxes. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    /** How long a node may take to send a message before another one sends it again. */
    static final Duration CLAIM = Duration.ofMinutes(5);

    static final Duration GIVE_UP = Duration.ofDays(3);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(90);
    /** An end that nobody was notified of for so long is no news. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final Transactions transactions;
    private final AlertStore alerts = new AlertStore();
    private final AlertMessageStore messages;
    private final Settings settings;
    private final Supplier<String> mailIds;
    private final Clock clock;

    /** @param mailIds makes a Message-ID that nothing else has */
    public Alerts(Jdbi jdbi, Settings settings, Supplier<String> mailIds, Clock clock) {
        this.transactions = new Transactions(jdbi);
        this.messages = new AlertMessageStore(jdbi);
        this.settings = settings;
        this.mailIds = mailIds;
        this.clock = clock;
    }

    /**
     * Compares what is wrong now with what is known, and writes the messages about it that are due.
     *
     * @return how many messages were written
     */
    public int update(List<AlertProblem> problems) {
        AccountSettings account = settings.find().settings();
        return transactions.run(tx -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            alerts.lock(tx, now);
            compare(tx, problems, now);
            alerts.forget(tx, now.minus(KEPT));
            return write(tx, account, now);
        });
    }

    private void compare(Handle tx, List<AlertProblem> problems, Instant now) {
        Map<String, AlertProblem> wrong = new LinkedHashMap<>();
        problems.forEach(problem -> wrong.put(problem.cause(), problem));
        for (Alert alert : alerts.open(tx)) {
            AlertProblem problem = wrong.remove(alert.problem().cause());
            if (problem != null) {
                alerts.seen(tx, alert.id(), problem, now);
            } else if (alert.goneSince() == null) {
                alerts.gone(tx, alert.id(), now);
            } else if (!alert.goneSince().plus(SETTLED).isAfter(now)) {
                Long connection = alert.problem().connectionId();
                alerts.close(tx, alert, connection != null && !alerts.inUse(tx, connection), now);
            }
        }
        wrong.values().forEach(problem -> alerts.insert(tx, problem, now));
    }

    private int write(Handle tx, AccountSettings account, Instant now) {
        AlertSettings wanted = account.alerts();
        boolean quiet = wanted.quietHours() != null && wanted.quietHours().at(now, account.timeZone());
        if (!wanted.anyReceiver() || quiet) {
            return 0;
        }
        List<Alert> failing = failing(tx, wanted, now);
        List<Alert> ended = ended(tx, wanted, now);
        List<Alert> all = new ArrayList<>(failing);
        all.addAll(ended);
        if (all.isEmpty()) {
            return 0;
        }
        List<AlertMessage> written = messages(wanted, new AlertText(account.timeZone(), failing, ended, now));
        written.forEach(message -> messages.insert(tx, message, now));
        all.forEach(alert -> alerts.told(tx, alert, now));
        return written.size();
    }

    /** A failing connection is the cause of its failed jobs: they are no further message. */
    private List<Alert> failing(Handle tx, AlertSettings wanted, Instant now) {
        List<Alert> open = alerts.open(tx).stream()
                .filter(alert -> wanted.kinds().contains(alert.problem().kind()))
                .toList();
        Set<Long> connections = new HashSet<>();
        open.stream()
                .filter(alert -> alert.problem().kind().equals("connection-failing"))
                .forEach(alert -> connections.add(alert.problem().connectionId()));
        Duration repeat = Duration.ofHours(wanted.repeatAfterHours());
        return open.stream()
                .filter(alert -> alert.goneSince() == null)
                .filter(alert -> !alert.problem().kind().equals("job-failed")
                        || !connections.contains(alert.problem().connectionId()))
                .filter(alert -> !alert.told()
                        || !repeat.isZero() && !alert.toldAt().plus(repeat).isAfter(now))
                .toList();
    }

    /** Of those that were sent, and of those that came and went in quiet hours. */
    private List<Alert> ended(Handle tx, AlertSettings wanted, Instant now) {
        return alerts.ended(tx, now.minus(NEWS)).stream()
                .filter(alert -> wanted.recovered()
                        && wanted.kinds().contains(alert.problem().kind()))
                .filter(alert -> alert.told() || wanted.quietHours() != null && !isCovered(alert))
                .toList();
    }

    private static boolean isCovered(Alert alert) {
        return alert.problem().kind().equals("job-failed") && alert.problem().connectionId() != null;
    }

    private List<AlertMessage> messages(AlertSettings wanted, AlertText text) {
        List<AlertMessage> written = new ArrayList<>();
        for (String address : wanted.mailTo()) {
            written.add(new AlertMessage(0, Channel.MAIL, address, mailIds.get(), text.subject(), text.mail(), 0));
        }
        if (wanted.webhookUrl() != null) {
            String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
            written.add(new AlertMessage(0, Channel.WEBHOOK, "webhook", id, text.subject(), text.json(), 0));
        }
        return written;
    }

    /** Ids of the messages to be sent now, of each receiver at most one. */
    public List<Long> due() {
        return messages.due(clock.instant());
    }

    /** Claims a message to send it; empty when another node has it. */
    public Optional<AlertMessage> claim(long id) {
        Instant now = clock.instant();
        return messages.claim(id, now.plus(CLAIM), now);
    }

    public void sent(AlertMessage message) {
        messages.sent(message.id(), clock.instant());
    }

    /**
     * A receiver did not take it: it is sent again after a pause that grows, for three days.
     *
     * @return whether it is sent again
     */
    public boolean missed(AlertMessage message, String why) {
        Instant now = clock.instant();
        Duration pause = Duration.ofMinutes(1L << Math.min(message.attempts() - 1, 10));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return messages.missed(message, why, next, now.minus(GIVE_UP), now);
    }
}
