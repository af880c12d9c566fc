package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.FORBIDDEN;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
    private static final People.Change NOTHING = new People.Change(null, null, null);
    private static final People.Change OFF = new People.Change(null, null, false);
    private static final People.Change OWNER = new People.Change(null, Role.OWNER, null);
    private static final People.Change VIEWER = new People.Change(null, Role.VIEWER, null);

    @TempDir
    static Path folder;

    @AutoClose
    private static PeopleWorld world;

    private static People people;

    @BeforeAll
    static void open() {
        world = new PeopleWorld(folder);
        people = world.people;
    }

    @BeforeEach
    void empty() {
        world.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM person"));
    }

    @Test
    void peopleAreListedAPageAtATime() {
        List<Person> three = List.of(person("a@x", Role.OWNER), person("b@x", Role.ADMIN), person("c@x", Role.VIEWER));

        assertThat(people.list(0, 2)).containsExactly(three.get(0), three.get(1));
        assertThat(people.list(three.get(1).id(), 2)).containsExactly(three.get(2));
    }

    @Test
    void aChangeCountsAVersionUnlessNothingChanges() {
        Person owner = person("o@x", Role.OWNER);

        Person renamed = people.change(owner.id(), new People.Change(" Jane ", null, null), 1L, owner.caller());

        assertThat(renamed.name()).isEqualTo("Jane");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(people.change(owner.id(), NOTHING, 2L, owner.caller()).version())
                .isEqualTo(2);
        assertThatThrownBy(() -> people.change(owner.id(), VIEWER, 1L, owner.caller()))
                .is(refused(STALE));
        assertThatThrownBy(() -> people.change(999, NOTHING, null, owner.caller()))
                .is(refused(UNKNOWN));
    }

    @Test
    void theLastEnabledOwnerStays() {
        Person owner = person("o@x", Role.OWNER);
        Person off = person("off@x", Role.OWNER);
        people.change(off.id(), OFF, null, owner.caller());

        for (People.Change change : List.of(OFF, VIEWER)) {
            assertThatThrownBy(() -> people.change(owner.id(), change, null, owner.caller()))
                    .is(refused("person-state"))
                    .hasMessage("User " + owner.id()
                            + " is the last enabled owner and stays one: make somebody else an owner first");
        }
        assertThatThrownBy(() -> people.remove(owner.id(), null, owner.caller()))
                .is(refused("person-state"));
    }

    @Test
    void ofTwoOwnersWhoRemoveOneAnotherOneIsLeft() throws Exception {
        for (int round = 0; round < 20; round++) {
            empty();
            Person one = person("one@x", Role.OWNER);
            Person two = person("two@x", Role.OWNER);

            long removed = PeopleWorld.succeeded(List.of(() -> gone(two, one), () -> gone(one, two)));

            assertThat(removed).isEqualTo(1);
            assertThat(people.list(0, 9)).hasSize(1);
        }
    }

    @Test
    void ofManyOwnersWhoRemoveOneAnotherNobodyActsWhoIsGone() throws Exception {
        Person a = person("a@x", Role.OWNER);
        Person b = person("b@x", Role.OWNER);
        person("c@x", Role.OWNER);

        long removed = PeopleWorld.succeeded(List.of(() -> gone(a, b), () -> gone(b, a)));

        assertThat(removed).isEqualTo(1);
    }

    @Test
    void anAdminLeavesOwnersAlone() {
        Person owner = person("o@x", Role.OWNER);
        Person other = person("o2@x", Role.OWNER);
        Caller admin = person("a@x", Role.ADMIN).caller();
        Person viewer = person("v@x", Role.VIEWER);

        assertThat(people.change(viewer.id(), new People.Change(null, Role.ADMIN, null), null, admin)
                        .role())
                .isEqualTo(Role.ADMIN);
        assertThatThrownBy(() -> people.remove(owner.id(), null, admin)).is(refused(FORBIDDEN));
        assertThatThrownBy(() -> people.change(other.id(), OFF, null, admin)).is(refused(FORBIDDEN));
        assertThatThrownBy(() -> people.change(viewer.id(), OWNER, null, admin))
                .hasMessage("Only an owner makes, changes or removes owners");
    }

    @Test
    void aKeyGivesNoRoleThatMayMoreThanItself() {
        person("o@x", Role.OWNER);
        Person viewer = person("v@x", Role.VIEWER);
        Set<Permission> some = new TreeSet<>(Role.VIEWER.permissions());
        some.add(Permission.ACCESS_WRITE);
        Caller key = Caller.key(1, "script", some);

        assertThatThrownBy(() -> people.change(viewer.id(), new People.Change(null, Role.OPERATOR, null), null, key))
                .is(refused(FORBIDDEN))
                .hasMessageStartingWith("The role operator comes with permissions that you lack and so cannot give: "
                        + "catalog:write, products:write");
        people.remove(viewer.id(), null, key);
        assertThat(people.find(viewer.id())).isEmpty();
    }

    @Test
    void whoeverIsSwitchedOffOrRemovedIsSignedOutAtOnce() {
        Caller owner = person("o@x", Role.OWNER).caller();
        Person off = person("off@x", Role.ADMIN);
        Person gone = person("gone@x", Role.ADMIN);
        String first = world.signIn("off@x").token();
        String second = world.signIn("gone@x").token();
        Invitations.Sent sent = world.invitations.invite("friend@x", Role.VIEWER, gone.caller());

        people.change(off.id(), OFF, null, owner);
        people.remove(gone.id(), null, owner);
        people.change(off.id(), new People.Change(null, null, true), null, owner);

        assertThat(world.sessions.caller(first)).isEmpty();
        assertThat(world.sessions.caller(second)).isEmpty();
        assertThatThrownBy(
                        () -> world.invitations.accept(PeopleWorld.token(sent.link()), "Friend", PeopleWorld.PASSWORD))
                .hasMessageStartingWith("This link does not hold");
    }

    @Test
    void anotherRoleIsInForceAtTheNextCall() {
        Caller owner = person("o@x", Role.OWNER).caller();
        Person admin = person("a@x", Role.ADMIN);
        String token = world.signIn("a@x").token();

        people.change(admin.id(), VIEWER, null, owner);

        assertThat(world.sessions.caller(token).orElseThrow().caller().role()).isEqualTo(Role.VIEWER);
        assertThatThrownBy(() -> people.change(admin.id(), NOTHING, null, admin.caller()))
                .hasMessage("Your own role has changed in the meantime: sign in again");
    }

    private static Boolean gone(Person whom, Person by) {
        people.remove(whom.id(), null, by.caller());
        return true;
    }

    private static Person person(String email, Role role) {
        return world.person(email, role);
    }
}
