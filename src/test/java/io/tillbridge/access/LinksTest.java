package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.FORBIDDEN;
import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.TOO_MANY;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations, resets and the first owner: links that hold once. */
class LinksTest {
    private static final String DEAD =
            "This link does not hold: it was used, has expired, or a newer one was sent. Ask for another";
    private static final Caller OWNER = Caller.person(1_000_000, "Olga", Role.OWNER);
    private static final Caller ADMIN = Caller.person(1_000_001, "Adam", Role.ADMIN);

    @TempDir
    Path folder;

    @AutoClose
    private PeopleWorld world;

    @BeforeEach
    void open() {
        world = new PeopleWorld(folder);
    }

    @Test
    void anInvitedPersonComesInWithTheRoleThatWasGiven() {
        Invitations.Sent invited = world.invitations.invite("Friend@Example.com", Role.OPERATOR, ADMIN);

        Person person = accept(invited.link());

        assertThat(invited.link()).startsWith("https://hub.example/welcome#i.");
        assertThat(invited.mail().sent()).isFalse();
        assertThat(person.role()).isEqualTo(Role.OPERATOR);
        assertThat(person.email()).isEqualTo("Friend@Example.com");
        assertThat(world.signIn("friend@example.com").person()).isEqualTo(person);
        assertThat(world.invitations.list(0, 9)).isEmpty();
    }

    @Test
    void withoutAMailServerTheLetterStandsInTheOutbox() throws Exception {
        Invitations.Sent invited = world.invitations.invite("friend@example.com", Role.VIEWER, ADMIN);

        Path letter = world.letters().get(0);
        assertThat(Files.readString(letter))
                .contains("Adam invites you to Tillbridge as viewer.", "To: friend@example.com");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letter)))
                .isEqualTo("rw-------");
        assertThat(letter.getFileName().toString()).doesNotContain("friend");
        assertThat(invited.mail().detail())
                .contains(letter.getFileName().toString())
                .doesNotContain("#i.");
        assertThat(invited.invitation().mailed()).isEqualTo("outbox");
    }

    @Test
    void ofManyWhoUseOneLinkAtOnceOneComesIn() throws Exception {
        String link = world.invitations
                .invite("friend@example.com", Role.VIEWER, ADMIN)
                .link();
        Callable<Person> use = () -> accept(link);

        long in = PeopleWorld.succeeded(Collections.nCopies(16, use));

        assertThat(in).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM person")).isEqualTo(1);
    }

    @Test
    void aLinkThatDoesNotHoldHasOneAnswer() {
        String used = invite("used@x").link();
        accept(used);
        String expired = invite("expired@x").link();
        world.clock.pass(Duration.ofDays(3));
        Invitations.Sent again = invite("again@x");
        world.invitations.resend(again.invitation().id(), ADMIN);
        Invitations.Sent revoked = invite("revoked@x");
        world.invitations.revoke(revoked.invitation().id(), ADMIN);
        String reset = "#r." + Token.random();

        for (String link : List.of(used, expired, again.link(), revoked.link(), reset, "#", "#i." + Token.random())) {
            assertThatThrownBy(() -> accept(link)).as(link).hasMessage(DEAD);
        }
    }

    @Test
    void anInvitationThatIsSentAgainHoldsFor72HoursFromThen() {
        Invitations.Sent first = invite("friend@x");
        world.clock.pass(Duration.ofHours(80));
        assertThat(world.invitations.list(0, 9)).extracting(Invitation::expired).containsExactly(true);

        Invitations.Sent again = world.invitations.resend(first.invitation().id(), ADMIN);

        world.clock.pass(Duration.ofHours(71));
        assertThat(again.invitation().id()).isEqualTo(first.invitation().id());
        assertThat(world.invitations.list(0, 9)).extracting(Invitation::expired).containsExactly(false);
        assertThat(accept(again.link()).email()).isEqualTo("friend@x");
    }

    @Test
    void nobodyIsInvitedTwice() {
        Invitations.Sent first = invite("friend@x");

        assertThatThrownBy(() -> invite("FRIEND@x"))
                .hasMessage("Invitation " + first.invitation().id()
                        + " to this e-mail is open: send it again, or revoke it first");
        accept(first.link());
        assertThatThrownBy(() -> invite("FRIEND@x")).hasMessage("There is a user with this e-mail already");
        assertThatThrownBy(() -> world.invitations.resend(first.invitation().id(), ADMIN))
                .is(refused(UNKNOWN));
    }

    @Test
    void nobodyGivesAwayWhatHeHasNot() {
        Caller key = Caller.key(7, "script", Set.of(Permission.ACCESS_WRITE));
        Invitations.Sent owner = world.invitations.invite("second@x", Role.OWNER, OWNER);
        Invitations.Sent viewer = invite("viewer@x");

        assertThatThrownBy(() -> world.invitations.invite("x@x", Role.OWNER, ADMIN))
                .hasMessage("Only an owner makes, changes or removes owners");
        assertThatThrownBy(() -> world.invitations.resend(owner.invitation().id(), ADMIN))
                .is(refused(FORBIDDEN));
        assertThatThrownBy(() -> world.invitations.revoke(owner.invitation().id(), ADMIN))
                .is(refused(FORBIDDEN));
        assertThatThrownBy(() -> world.invitations.resend(viewer.invitation().id(), key))
                .is(refused(FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "@x",
                "jane@",
                "jane@x y",
                "jane doe@x",
                "jane@x\r\nBcc: all@x",
                "<jane@x>",
                "a@x,b@x",
                "a@b@c",
                "jane@x..y",
                "jane@-x",
                "\"jane\"@x"
            })
    void anAddressThatCouldMeanTwoThingsIsNone(String email) {
        assertThatThrownBy(() -> invite(email))
                .is(refused(INVALID))
                .hasMessage("email is no e-mail address: expected one such as jane@example.com");
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void aWeakPasswordLeavesTheLinkAsItIs() {
        String link = invite("friend@x").link();

        assertThatThrownBy(() -> world.invitations.accept(PeopleWorld.token(link), "Friend", "password1234"))
                .is(refused(INVALID));
        assertThatThrownBy(() -> world.invitations.accept(PeopleWorld.token(link), "Fri\nend", PeopleWorld.PASSWORD))
                .hasMessage("name must be 1 to 255 characters on one line");
        assertThat(accept(link)).isNotNull();
    }

    @Test
    void aResetSetsAnotherPasswordAndSignsOut() throws Exception {
        world.person("jane@x", Role.OWNER);
        String session = world.signIn("jane@x").token();
        world.resets.ask("Jane@X", PeopleWorld.HOME);
        String token = tokenIn(world.letters(1).get(0));

        world.resets.accept(token, PeopleWorld.OTHER_PASSWORD);

        assertThat(world.sessions.caller(session)).isEmpty();
        assertThat(world.sessions.begin("jane@x", PeopleWorld.OTHER_PASSWORD, PeopleWorld.HOME))
                .isPresent();
        assertThatThrownBy(() -> world.resets.accept(token, PeopleWorld.PASSWORD))
                .hasMessage(DEAD);
    }

    @Test
    void aResetHoldsForTwoHoursAndTheNewestOnly() throws Exception {
        Person jane = world.person("jane@x", Role.OWNER);
        world.resets.ask("jane@x", PeopleWorld.HOME);
        String first = tokenIn(world.letters(1).get(0));
        world.resets.ask("jane@x", PeopleWorld.HOME);
        String second = tokenIn(world.letters(2).get(1));
        world.clock.pass(Duration.ofHours(2));
        world.resets.ask("jane@x", PeopleWorld.HOME);
        String third = tokenIn(world.letters(3).get(2));
        world.person("other@x", Role.OWNER);
        world.people.change(jane.id(), new People.Change(null, null, false), null, jane.caller());

        for (String token : List.of(first, second, third)) {
            assertThatThrownBy(() -> world.resets.accept(token, PeopleWorld.OTHER_PASSWORD))
                    .hasMessage(DEAD);
        }
    }

    @Test
    void noLetterGoesToWhomTheHubDoesNotKnowAndFewToAnybody() throws Exception {
        world.person("jane@x", Role.OWNER);

        world.resets.ask("nobody@x", PeopleWorld.HOME);
        for (int i = 0; i < 6; i++) {
            world.resets.ask("jane@x", PeopleWorld.HOME);
        }
        for (int i = 0; i < 3; i++) {
            world.resets.ask("jane@x" + "y".repeat(1000), PeopleWorld.HOME);
        }

        assertThatThrownBy(() -> world.resets.ask("jane@x", PeopleWorld.HOME)).is(refused(TOO_MANY));
        world.resets.close();
        assertThat(world.letters()).hasSize(PasswordResets.MOST_AN_HOUR);
    }

    @Test
    void theFirstOwnerComesByTheLinkOfTheLastStart() {
        String first = world.firstOwner.offer().orElseThrow();
        String second = world.firstOwner.offer().orElseThrow();

        assertThat(second).startsWith("https://hub.example/welcome#o.");
        assertThatThrownBy(() -> own(first, "olga@x")).hasMessage(DEAD);
        assertThat(own(second, "olga@x").role()).isEqualTo(Role.OWNER);
        assertThatThrownBy(() -> own(second, "eve@x"))
                .hasMessage(
                        "This link was used already, the hub has an owner: sign in at /signin, or ask the owner for an"
                                + " invitation");
        assertThat(world.firstOwner.offer()).isEmpty();
    }

    @Test
    void ofManyWhoBecomeTheFirstOwnerAtOnceOneDoes() throws Exception {
        String link = world.firstOwner.offer().orElseThrow();
        List<Callable<Person>> all = List.of("a@x", "b@x", "c@x", "d@x").stream()
                .<Callable<Person>>map(email -> () -> own(link, email))
                .toList();

        assertThat(PeopleWorld.succeeded(all)).isEqualTo(1);
        assertThat(world.count("SELECT COUNT(*) FROM person")).isEqualTo(1);
    }

    @Test
    void noTokenStandsInTheDatabase() {
        String link = invite("friend@x").link();
        String token = PeopleWorld.token(link);

        assertThat(world.count("SELECT COUNT(*) FROM access_link WHERE CONCAT_WS(' ', token_hash, email, made_by, "
                        + "made_by_name, mailed) LIKE '%" + token.substring(2, 12) + "%'"))
                .isZero();
        assertThat(world.count("SELECT LENGTH(token_hash) FROM access_link")).isEqualTo(32);
    }

    @Test
    void linksThatAreOfNoUseAreForgottenAndInvitationsStay() throws Exception {
        accept(invite("friend@x").link());
        invite("late@x");
        world.resets.ask("friend@x", PeopleWorld.HOME);
        world.letters(3);

        world.clock.pass(Duration.ofDays(5));

        assertThat(world.resets.sweep()).isEqualTo(2);
        assertThat(world.invitations.list(0, 9)).extracting(Invitation::email).containsExactly("late@x");
    }

    private Invitations.Sent invite(String email) {
        return world.invitations.invite(email, Role.VIEWER, ADMIN);
    }

    private Person accept(String link) {
        return world.invitations.accept(PeopleWorld.token(link), "Friend", PeopleWorld.PASSWORD);
    }

    private Person own(String link, String email) {
        return world.firstOwner.accept(PeopleWorld.token(link), email, "Olga", PeopleWorld.PASSWORD);
    }

    private static String tokenIn(Path letter) throws Exception {
        Matcher link = Pattern.compile("welcome#(r\\.[A-Za-z0-9_-]{43})").matcher(Files.readString(letter));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
