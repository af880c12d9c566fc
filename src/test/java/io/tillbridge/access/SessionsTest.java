package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.BUSY;
import static io.tillbridge.fault.CallerFault.Why.FORBIDDEN;
import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.TOO_MANY;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.Until;
import io.tillbridge.fault.CallerFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final String JANE = "jane@example.com";

    @TempDir
    Path folder;

    @AutoClose
    private PeopleWorld world;

    private Sessions sessions;
    private Person jane;

    @BeforeEach
    void open() {
        world = new PeopleWorld(folder);
        sessions = world.sessions;
        jane = world.person(JANE, Role.OWNER);
    }

    @Test
    void aSessionTellsWhoItIs() {
        Session session = begin(" Jane@Example.COM ", PeopleWorld.PASSWORD).orElseThrow();

        AuthenticatedSession visit = sessions.caller(session.token()).orElseThrow();
        assertThat(visit.caller()).isEqualTo(Caller.person(jane.id(), JANE, Role.OWNER));
        assertThat(visit.csrfToken()).isEqualTo(session.csrfToken()).hasSize(43).isNotEqualTo(session.token());
        assertThat(sessions.caller(session.token() + "x")).isEmpty();
        assertThat(session.toString()).doesNotContain(session.token()).doesNotContain(session.csrfToken());
    }

    @Test
    void theDatabaseHoldsNeitherTokenNorPassword() {
        Session session = begin(JANE, PeopleWorld.PASSWORD).orElseThrow();

        String rows = world.database
                .jdbi()
                .withHandle(handle -> String.join(
                        "\n",
                        handle.createQuery(
                                        """
                                SELECT CONCAT_WS(' ', HEX(s.token_hash), s.token_hash, s.csrf_token, s.address, p.password_hash)
                                FROM person_session s JOIN person p ON p.id = s.person_id
                                """)
                                .map((row, context) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                                .list()));

        assertThat(rows).contains("$argon2id$").doesNotContain(session.token()).doesNotContain("lamp carrot");
    }

    /** Same time by same work: each is one check, against a hash of the same price. */
    @Test
    void whateverIsWrongTheAnswerIsTheSameAndCostsTheSame() {
        world.person("off@x", Role.VIEWER);
        world.person("none@x", Role.VIEWER);
        world.database.jdbi().useHandle(handle -> {
            handle.execute("UPDATE person SET enabled = FALSE WHERE email = 'off@x'");
            handle.execute("UPDATE person SET password_hash = NULL WHERE email = 'none@x'");
        });

        long before = world.passwords.checks();
        assertThat(begin("nobody@x", PeopleWorld.PASSWORD)).isEmpty();
        assertThat(begin(JANE, "wrong")).isEmpty();
        assertThat(begin("off@x", PeopleWorld.PASSWORD)).isEmpty();
        assertThat(begin("none@x", PeopleWorld.PASSWORD)).isEmpty();
        assertThat(begin("none@x", "belongs to nobody")).isEmpty();
        assertThat(begin("x".repeat(100_000), "y".repeat(100_000))).isEmpty();
        assertThat(world.passwords.checks() - before).isEqualTo(6);
    }

    @Test
    void aSessionEndsWhenNothingHappensAndAfterAWeekInAnyCase() {
        String idle = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();
        world.clock.pass(Duration.ofHours(11));
        String busy = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();
        world.clock.pass(Duration.ofHours(1));
        assertThat(sessions.caller(idle)).isEmpty();

        for (int hours = 1; hours + 6 < 7 * 24; hours += 6) {
            assertThat(sessions.caller(busy)).as(hours + " h").isPresent();
            world.clock.pass(Duration.ofHours(6));
        }
        world.clock.pass(Duration.ofHours(6));

        assertThat(sessions.caller(busy)).isEmpty();
        assertThat(sessions.sweep()).isEqualTo(2);
    }

    @Test
    void aCallIsNotedOnceAMinute() {
        Session session = begin(JANE, PeopleWorld.PASSWORD).orElseThrow();

        sessions.caller(session.token());
        assertThat(world.people.find(jane.id()).orElseThrow().lastSeenAt()).isNull();
        world.clock.pass(Duration.ofMinutes(1));
        sessions.caller(session.token());

        assertThat(world.people.find(jane.id()).orElseThrow().lastSeenAt()).isEqualTo(world.clock.instant());
    }

    @Test
    void signingOutEndsOneSession() {
        String first = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();
        String second = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();

        sessions.end(first);
        sessions.end(first);

        assertThat(sessions.caller(first)).isEmpty();
        assertThat(sessions.caller(second)).isPresent();
    }

    @Test
    void anotherPasswordEndsAllSessionsAndBeginsOne() {
        String before = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();

        Session after = sessions.changePassword(
                jane.caller(), PeopleWorld.PASSWORD, PeopleWorld.OTHER_PASSWORD, PeopleWorld.HOME);

        assertThat(sessions.caller(before)).isEmpty();
        assertThat(sessions.caller(after.token())).isPresent();
        assertThat(begin(JANE, PeopleWorld.PASSWORD)).isEmpty();
        assertThat(begin(JANE, PeopleWorld.OTHER_PASSWORD)).isPresent();
    }

    @Test
    void nobodyChangesAPasswordHeDoesNotKnow() {
        assertThatThrownBy(() -> sessions.changePassword(jane.caller(), "guess", PeopleWorld.OTHER_PASSWORD, "::1"))
                .hasMessage("The current password is another");
        assertThatThrownBy(() -> sessions.changePassword(jane.caller(), PeopleWorld.PASSWORD, "password1234", "::1"))
                .is(refused(INVALID));
        assertThatThrownBy(() -> sessions.changePassword(
                        Caller.key(1, "k", Role.ADMIN.permissions()), "guess", PeopleWorld.OTHER_PASSWORD, "::1"))
                .is(refused(FORBIDDEN));
    }

    @Test
    void aHashWithOldParametersIsRenewedAtTheNextSignIn() {
        Sessions stronger = new Sessions(world.database, new Passwords(128, 2), PeopleWorld.LIMITS, world.clock);

        assertThat(stronger.begin(JANE, PeopleWorld.PASSWORD, PeopleWorld.HOME)).isPresent();

        String hash = world.database.jdbi().withHandle(handle -> handle.createQuery("SELECT password_hash FROM person")
                .mapTo(String.class)
                .one());
        assertThat(hash).startsWith("$argon2id$v=19$m=128,");
        assertThat(stronger.begin(JANE, PeopleWorld.PASSWORD, PeopleWorld.HOME)).isPresent();
    }

    @Test
    void aScriptThatSignsInAtEachCallDoesNotFillTheTable() {
        String first = begin(JANE, PeopleWorld.PASSWORD).orElseThrow().token();
        for (int i = 0; i < 50; i++) {
            begin(JANE, PeopleWorld.PASSWORD);
        }

        assertThat(world.count("SELECT COUNT(*) FROM person_session")).isEqualTo(50);
        assertThat(sessions.caller(first)).isEmpty();
    }

    @Test
    void whoGuessesIsMadeToWaitAndTheOwnerOfTheNameIsNot() {
        begin(JANE, PeopleWorld.PASSWORD);
        for (int i = 0; i < 10; i++) {
            sessions.begin(JANE, "guess" + i, "203.0.113.1");
        }

        assertThatThrownBy(() -> sessions.begin(JANE, PeopleWorld.PASSWORD, "203.0.113.1"))
                .is(refused(TOO_MANY))
                .hasMessage("Too many failed attempts: try again in 300 seconds");
        assertThat(begin(JANE, PeopleWorld.PASSWORD)).isPresent();
    }

    @Test
    void amongAThousandSignInsAtOnceTheRightOneGetsIn() throws Exception {
        begin(JANE, PeopleWorld.PASSWORD);
        List<Callable<Optional<Session>>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String attacker = "203.0." + i / 250 + "." + i % 250;
            all.add(() -> sessions.begin(JANE, "guess", attacker));
        }
        all.add(500, this::patiently);

        PeopleWorld.succeeded(all);

        assertThat(world.count("SELECT COUNT(*) FROM person_session")).isEqualTo(2);
    }

    /** As a client does that is told to come back. */
    private Optional<Session> patiently() throws Exception {
        return Until.comes("a sign-in that is heard", () -> {
            try {
                return Optional.of(begin(JANE, PeopleWorld.PASSWORD));
            } catch (CallerFault comeBack) {
                if (!comeBack.is(BUSY)) {
                    throw comeBack;
                }
                return Optional.empty();
            }
        });
    }

    private Optional<Session> begin(String email, String password) {
        return sessions.begin(email, password, PeopleWorld.HOME);
    }
}
