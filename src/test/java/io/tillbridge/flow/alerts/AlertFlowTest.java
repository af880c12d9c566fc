package io.tillbridge.flow.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.alert.AlertMessage;
import io.tillbridge.connection.Secrets;
import io.tillbridge.event.subscription.SignedMessage;
import io.tillbridge.mail.MailSender;
import io.tillbridge.mail.MailSettings;
import io.tillbridge.retention.Erasure;
import io.tillbridge.run.MutableClock;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.UtcInstants;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts by the shipped routes: a real mail server, a real receiver of web hooks, a real database. */
class AlertFlowTest {
    private static final String HERE = "127.0.0.1";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    @TempDir
    private Path folder;

    private final Database database = TestDatabase.fresh();
    private final MutableClock clock = new MutableClock("2026-03-11T12:00:00Z");
    private final GreenMail server = new GreenMail(new ServerSetup(0, HERE, "smtp"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Settings settings = new Settings(database.jdbi(), clock);
    private HookReceiver receiver;
    private AlertHookSecret secret;
    private AlertNode node;

    @BeforeEach
    void aHubWhoseOperatorsGetMailsAndAWebHook() throws Exception {
        server.start();
        receiver = new HookReceiver();
        secret = new AlertHookSecret(
                database.jdbi(), Secrets.open(folder, "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="), clock);
        node = node(server.getSmtp().getPort());
        settings(Map.of("mailTo", List.of("ops@shop.example"), "webhook", Map.of("url", receiver.url("/hooks"))));
        secret.set(receiver.url("/hooks"), SECRET);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        receiver.close();
        server.stop();
        database.close();
    }

    @Test
    void aCauseThatFailsAHundredTimesIsOneMessageToEachReceiver() throws Exception {
        connection(7, "Acme");
        for (int night = 0; night < 100; night++) {
            fails(7L, "catalog-pull");
            check(Duration.ofMinutes(1));
        }

        assertThat(subjects()).containsExactly("[Tillbridge] The connection Acme is failing");
        assertThat(receiver.posted).hasSize(1);
        assertThat(text(0)).contains("The server is away.").contains("Since 11 March 2026, 12:00 UTC");
    }

    @Test
    void itsEndIsOneMessage() throws Exception {
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        check(Duration.ofMinutes(1));
        succeeds(7L, "catalog-pull");

        for (int minute = 0; minute < 30; minute++) {
            check(Duration.ofMinutes(1));
        }

        assertThat(subjects())
                .containsExactly(
                        "[Tillbridge] The connection Acme is failing", "[Tillbridge] Recovered: the connection Acme");
        assertThat(receiver.posted).hasSize(2);
        assertThat(json(1).at("/alerts/0/state").asText()).isEqualTo("recovered");
    }

    @Test
    void aCauseThatComesAndGoesWithinMinutesHasNotEnded() throws Exception {
        connection(7, "Acme");
        for (int time = 0; time < 20; time++) {
            fails(7L, "order-poll");
            check(Duration.ofMinutes(5));
            succeeds(7L, "order-poll");
            check(Duration.ofMinutes(5));
        }

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void aCauseThatLastsIsSentAgainAfterTheHoursOfTheSettings() throws Exception {
        settings(Map.of("repeatAfterHours", 6));
        connection(7, "Acme");
        fails(7L, "catalog-pull");

        for (int hour = 0; hour < 13; hour++) {
            check(Duration.ofHours(1));
        }

        assertThat(subjects()).hasSize(3);
        assertThat(text(1)).contains("(last sent 11 March 2026, 12:00 UTC)");
        settings(Map.of("repeatAfterHours", 0));
        check(Duration.ofDays(30));
        check(Duration.ofDays(30));
        assertThat(subjects()).hasSize(3);
    }

    @Test
    void inQuietHoursAlertsWaitAndAreOneMessageAfterwards() throws Exception {
        settings(Map.of("quietHours", Map.of("from", "22:00", "to", "07:00", "timeZone", "Europe/Amsterdam")));
        clock.pass(Duration.between(clock.instant(), Instant.parse("2026-03-11T22:30:00Z")));
        connection(7, "Acme");
        connection(8, "Vera");
        fails(7L, "catalog-pull");
        check(Duration.ofMinutes(1));
        fails(8L, "catalog-pull");
        fails(null, "retention");
        check(Duration.ofMinutes(1));
        succeeds(8L, "catalog-pull");
        check(Duration.ofHours(1));
        check(Duration.ofHours(1));
        assertThat(subjects()).isEmpty();

        clock.pass(Duration.between(clock.instant(), Instant.parse("2026-03-12T06:00:00Z")));
        check(Duration.ofMinutes(1));
        check(Duration.ofMinutes(1));

        assertThat(subjects()).containsExactly("[Tillbridge] 2 problems");
        assertThat(text(0))
                .contains("The connection Acme is failing.", "Failed: catalog-pull.", "The job retention failed.")
                .containsSubsequence("Recovered:", "The connection Vera. From");
        assertThat(receiver.posted).hasSize(1);
    }

    @Test
    void aReceiverThatIsAwayGetsEverythingOnceAndInOrderWhenItIsBack() throws Exception {
        node = node(1);
        receiver.status = 503;
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        for (int hour = 0; hour < 20; hour++) {
            check(Duration.ofHours(1));
        }
        succeeds(7L, "catalog-pull");
        check(Duration.ofHours(1));
        check(Duration.ofHours(1));
        assertThat(receiver.posted).hasSizeGreaterThan(5);
        assertThat(receiver.posted)
                .extracting(post -> post.headers().get("id"))
                .containsOnly(receiver.posted.get(0).headers().get("id"));

        node = node(server.getSmtp().getPort());
        receiver.posted.clear();
        receiver.status = 204;
        for (int hour = 0; hour < 5; hour++) {
            check(Duration.ofHours(1));
        }

        assertThat(subjects())
                .containsExactly(
                        "[Tillbridge] The connection Acme is failing", "[Tillbridge] Recovered: the connection Acme");
        assertThat(receiver.posted).hasSize(2);
    }

    /** Nobody knows whether it left: it goes out again, and the receiver sees by its id that it is one. */
    @Test
    void aMessageThatWasClaimedWhenTheNodeDiedIsSentAgainUnderTheSameId() throws Exception {
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        settings(Map.of("mailTo", List.of()));
        receiver.status = 500;
        check(Duration.ofHours(2));
        receiver.status = 200;
        AlertMessage claimed = node.alerts.claim(node.alerts.due().get(0)).orElseThrow();

        check(Duration.ofMinutes(1));
        assertThat(receiver.posted).hasSize(1);
        clock.pass(Duration.ofMinutes(5));
        check(Duration.ofMinutes(1));
        check(Duration.ofHours(1));

        assertThat(receiver.posted).hasSize(2);
        assertThat(receiver.posted).extracting(post -> post.headers().get("id")).containsOnly(claimed.messageId());
    }

    @Test
    void ofTwoNodesOneSends() throws Exception {
        AlertNode other = node(server.getSmtp().getPort());
        connection(7, "Acme");
        for (int time = 0; time < 20; time++) {
            fails(7L, "job-" + time);
            failure("custom-" + time, "passing");
            CompletableFuture<Void> beside = CompletableFuture.runAsync(other::check);
            node.check();
            beside.get();
            node.check();
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(subjects()).hasSize(20);
        assertThat(receiver.posted).hasSize(20);
        assertThat(receiver.posted).extracting(post -> post.headers().get("id")).doesNotHaveDuplicates();
    }

    @Test
    void aWebHookIsSignedOrHasTheSecretInItsAddressAndHasATextForChats() throws Exception {
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        check(Duration.ofMinutes(1));

        HookReceiver.Posted signed = receiver.posted.get(0);
        SignedMessage expected = SignedMessage.of(
                signed.headers().get("id"),
                Instant.ofEpochSecond(Long.parseLong(signed.headers().get("timestamp"))),
                signed.body(),
                List.of(SECRET));
        assertThat(signed.headers().get("signature")).startsWith("v1,").isEqualTo(expected.signature());
        assertThat(json(0).at("/text").asText()).startsWith("[Tillbridge] The connection Acme is failing\n");
        assertThat(json(0).at("/alerts/0/cause").asText()).isEqualTo("connection:7");
        assertThat(json(0).at("/alerts/0/connectionName").asText()).isEqualTo("Acme");

        settings(Map.of("webhook", Map.of("url", receiver.url("/chat/{secret}"))));
        secret.set(receiver.url("/chat/{secret}"), "T0/B0/xyz-abc");
        failure("custom-x", "bad-data");
        check(Duration.ofMinutes(1));

        assertThat(receiver.posted.get(1).path()).isEqualTo("/chat/T0/B0/xyz-abc");
        assertThat(receiver.posted.get(1).headers().get("signature")).isEmpty();
    }

    @Test
    void keptFailuresOfOneRouteAreOneCauseUntilNoneIsKept() throws Exception {
        for (int time = 0; time < 50; time++) {
            failure("custom-orders", "passing");
            check(Duration.ofMinutes(1));
        }
        assertThat(subjects()).containsExactly("[Tillbridge] 1 failed message is kept");

        database.jdbi().useHandle(handle -> handle.execute("UPDATE failure SET state = 'replayed'"));
        check(Duration.ofMinutes(11));
        check(Duration.ofMinutes(1));

        assertThat(subjects()).hasSize(2).last().asString().isEqualTo("[Tillbridge] Recovered: 50 failed messages");
    }

    @Test
    void aRouteThatFailsToProcessEventsForAWhileIsOneCauseUntilItHasProcessedThem() throws Exception {
        database.jdbi()
                .useHandle(handle -> handle.execute("INSERT INTO event_reader (name, kind, types, place, created_at,"
                        + " seen_at) VALUES ('custom-orders', 'route', '', 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"));
        deferred(1, "14 MINUTE");
        check(Duration.ofMinutes(1));
        assertThat(subjects()).isEmpty();

        deferred(2, "16 MINUTE");
        check(Duration.ofMinutes(1));
        deferred(3, "17 MINUTE");
        check(Duration.ofMinutes(1));
        assertThat(subjects())
                .containsExactly("[Tillbridge] The route that reads events as custom-orders fails to process events");

        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event_deferral"));
        check(Duration.ofMinutes(11));
        check(Duration.ofMinutes(1));
        assertThat(subjects())
                .hasSize(2)
                .last()
                .isEqualTo("[Tillbridge] Recovered: the route that reads events as custom-orders");
    }

    private void deferred(long number, String ago) {
        database.jdbi()
                .useHandle(handle -> handle.execute("INSERT INTO event_deferral (reader, number, subject, next_try_at,"
                        + " deferred_at) VALUES ('custom-orders', " + number + ", 'orders/1', UTC_TIMESTAMP(6),"
                        + " UTC_TIMESTAMP(6) - INTERVAL " + ago + ")"));
    }

    @Test
    void onlyTheKindsOfTheSettingsAreSent() throws Exception {
        settings(Map.of("kinds", List.of("job-failed")));
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        failure("custom-orders", "passing");
        check(Duration.ofMinutes(1));

        assertThat(subjects()).containsExactly("[Tillbridge] The job catalog-pull of Acme failed");
    }

    @Test
    void aConnectionThatIsSwitchedOffHasNotRecovered() throws Exception {
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        check(Duration.ofMinutes(1));
        database.jdbi().useHandle(handle -> handle.execute("UPDATE connection SET enabled = FALSE"));

        check(Duration.ofMinutes(11));
        check(Duration.ofMinutes(11));

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void withoutAReceiverNothingIsSentAndTheFirstReceiverHearsWhatIsWrong() throws Exception {
        settings.replace(Map.of(), Author.HUB);
        connection(7, "Acme");
        fails(7L, "catalog-pull");
        check(Duration.ofDays(2));
        assertThat(subjects()).isEmpty();

        settings(Map.of("mailTo", List.of("late@shop.example")));
        check(Duration.ofMinutes(1));

        assertThat(subjects()).hasSize(1);
    }

    @Test
    void aPersonWhoIsForgottenIsForgottenInAlertsToo() throws Exception {
        failure("custom-orders", "bad-data", "Jan.Jansen@example.com has no address.");
        node = node(1);
        check(Duration.ofMinutes(1));

        new Erasure(database, folder, clock).forget("jan.jansen@example.com", false);

        for (String column : List.of("detail FROM alert", "content FROM alert_message")) {
            List<String> texts = database.jdbi().withHandle(handle -> handle.createQuery("SELECT " + column)
                    .mapTo(String.class)
                    .list());
            assertThat(texts).hasSizeGreaterThan(0).allSatisfy(text -> assertThat(text)
                    .contains("[forgotten] has no address.")
                    .doesNotContainIgnoringCase("jansen"));
        }
    }

    /** The check, and then the time until the next. */
    private void check(Duration until) {
        node.check();
        clock.pass(until);
    }

    private AlertNode node(int smtp) throws Exception {
        MailSender mail = new MailSender(
                new MailSettings(
                        HERE,
                        smtp,
                        "",
                        "",
                        MailSettings.Security.NONE,
                        "Tillbridge <hub@example.com>",
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)),
                folder.resolve("outbox"),
                Clock.systemUTC());
        AlertNode made = new AlertNode(database, settings, secret, mail, clock);
        open.add(made);
        open.add(mail);
        return made;
    }

    private void settings(Map<String, ?> alerts) {
        settings.change(Map.of("alerts", alerts), null, Author.HUB);
    }

    private void connection(long id, String name) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO connection (id, kind, name, settings, created_at, updated_at) VALUES (?, 'sftp-catalog', ?, '{}', ?, ?)",
                        id,
                        name,
                        now(),
                        now()));
    }

    private void fails(Long connection, String job) {
        run(connection, job, "failed", "The server is away.");
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE connection SET state = 'failing', state_detail = 'The server is away.',"
                                + " failing_since = COALESCE(failing_since, ?) WHERE id = ?",
                        now(),
                        connection));
    }

    private void succeeds(Long connection, String job) {
        run(connection, job, "succeeded", null);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE connection SET state = 'ok', state_detail = NULL, failing_since = NULL WHERE id = ?",
                        connection));
    }

    private void run(Long connection, String job, String state, String error) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run (connection_id, job, started_by, state, queued_at, started_at, finished_at, counters, error)"
                                + " VALUES (?, ?, 'schedule', ?, ?, ?, ?, '{}', ?)",
                        connection,
                        job,
                        state,
                        now(),
                        now(),
                        now(),
                        error));
    }

    private void failure(String route, String kind) {
        failure(route, kind, "It did not fit.");
    }

    private void failure(String route, String kind, String message) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO failure (kind, state, route_id, endpoint, message, variables, first_at, last_at)"
                                + " VALUES (?, 'kept', ?, 'direct:x', ?, '{}', ?, ?)",
                        kind,
                        route,
                        message,
                        now(),
                        now()));
    }

    private String now() {
        return UtcInstants.text(clock.instant());
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private String text(int message) throws Exception {
        jakarta.mail.internet.MimeMultipart words =
                (jakarta.mail.internet.MimeMultipart) server.getReceivedMessages()[message].getContent();
        return GreenMailUtil.getBody(words.getBodyPart(0)).replace("=\r\n", "");
    }

    private JsonNode json(int post) throws Exception {
        return new ObjectMapper().readTree(receiver.posted.get(post).body());
    }
}
