package io.tillbridge.access;

import static io.tillbridge.fault.CallerFault.Why.FORBIDDEN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.Secrets;
import io.tillbridge.fault.CallerFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule for people and keys: nobody makes, changes or removes anybody who may more. */
class AuthorityTest {
    private static final Set<Permission> ALL = Permission.all();

    @TempDir
    private Path folder;

    @AutoClose
    private PeopleWorld world;

    private ApiKeys keys;
    private ApiKeyAdministration desk;
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private int people;

    /** What is done to a person of some role. */
    private interface ToPerson {
        void go(Person person, Caller by);
    }

    /** What is done to a key. */
    private interface ToKey {
        void go(ApiKey key, Caller by);
    }

    @BeforeEach
    void everyKindOfCaller() {
        world = new PeopleWorld(folder);
        keys = new ApiKeys(
                world.database.jdbi(),
                Secrets.open(folder, "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=", world.database.jdbi()),
                world.clock);
        desk = new ApiKeyAdministration(keys);
        for (Role role : Role.values()) {
            callers.put(role.text(), person(role).caller());
        }
        permissionSets()
                .forEach((name, set) -> callers.put(
                        "key of " + name, keys.create(name, set).key().caller()));
    }

    private static Map<String, Set<Permission>> permissionSets() {
        Map<String, Set<Permission>> sets = new LinkedHashMap<>();
        sets.put("all", ALL);
        sets.put("access only", Set.of(Permission.ACCESS_WRITE));
        sets.put("all but access:read", Permission.allBut(Permission.ACCESS_READ));
        sets.put("a viewer's", new TreeSet<>(Role.VIEWER.permissions()));
        return sets;
    }

    @Test
    void nobodyChangesAPersonWhoMayMore() {
        Map<String, ToPerson> operations = new LinkedHashMap<>();
        operations.put(
                "rename",
                (person, by) -> world.people.change(person.id(), new People.Change("Other", null, null), null, by));
        operations.put(
                "disable",
                (person, by) -> world.people.change(person.id(), new People.Change(null, null, false), null, by));
        operations.put(
                "demote",
                (person, by) -> world.people.change(person.id(), new People.Change(null, Role.VIEWER, null), null, by));
        operations.put("remove", (person, by) -> world.people.remove(person.id(), null, by));
        List<String> wrong = new ArrayList<>();
        operations.forEach((operation, work) -> callers.forEach((name, by) -> {
            for (Role role : Role.values()) {
                Person person = person(role);
                judge(name + " " + operation + " " + role, mayHandle(by, role), () -> work.go(person, by), wrong);
            }
        }));

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyGivesARoleThatMayMore() {
        List<String> wrong = new ArrayList<>();
        callers.forEach((name, by) -> {
            for (Role role : Role.values()) {
                boolean may = mayHandle(by, role);
                judge(name + " invites " + role, may, () -> world.invitations.invite(address(), role, by), wrong);
                judge(
                        name + " promotes to " + role,
                        may && mayHandle(by, Role.VIEWER),
                        () -> world.people.change(
                                person(Role.VIEWER).id(), new People.Change(null, role, null), null, by),
                        wrong);
                judge(name + " resends " + role, may, () -> world.invitations.resend(invited(role), by), wrong);
                judge(name + " revokes " + role, may, () -> world.invitations.revoke(invited(role), by), wrong);
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyChangesAKeyThatMayMore() {
        Map<String, ToKey> operations = new LinkedHashMap<>();
        operations.put("rename", (key, by) -> desk.change(by, key.id(), new ApiKeys.Change("Other", null, null), null));
        operations.put("disable", (key, by) -> desk.change(by, key.id(), ApiKeys.Change.enabled(false), null));
        operations.put("reveal", (key, by) -> desk.reveal(by, key.id()));
        operations.put("rotate", (key, by) -> desk.rotate(by, key.id(), Duration.ZERO, null));
        operations.put("delete", (key, by) -> desk.delete(by, key.id(), null));
        operations.put("make alike", (key, by) -> desk.create(by, "Alike", key.permissions(), null));
        operations.put(
                "widen",
                (key, by) -> desk.change(
                        by,
                        keys.create("weak", Set.of(Permission.FEEDS_READ)).key().id(),
                        ApiKeys.Change.permissions(widened(key)),
                        null));
        List<String> wrong = new ArrayList<>();
        operations.forEach((operation, work) ->
                callers.forEach((name, by) -> permissionSets().forEach((set, of) -> {
                    ApiKey key = keys.create(set, of).key();
                    boolean gives = Set.of("make alike", "widen").contains(operation);
                    boolean may = by.permissions().containsAll(operation.equals("widen") ? widened(key) : of)
                            && (!gives || by.role() == Role.OWNER || !of.contains(Permission.ROUTES_WRITE));
                    judge(name + " " + operation + " a key of " + set, may, () -> work.go(key, by), wrong);
                })));

        assertThat(wrong).isEmpty();
    }

    /** Otherwise whoever is about to lose the right would hand it to somebody first. */
    @Test
    void invitationsEndWithTheRightToGiveThem() {
        Caller owner = callers.get("owner");
        Person admin = person(Role.ADMIN);
        ApiKey key = keys.create("all", ALL).key();
        ApiKey other = keys.create("all", ALL).key();
        for (Caller by : List.of(admin.caller(), key.caller(), other.caller())) {
            world.invitations.invite(address(), Role.ADMIN, by);
        }
        int before = open();

        world.people.change(admin.id(), new People.Change(null, Role.OPERATOR, null), null, owner);
        desk.change(owner, key.id(), ApiKeys.Change.permissions(Set.of(Permission.FEEDS_READ)), null);
        desk.delete(owner, other.id(), null);

        assertThat(before).isEqualTo(3);
        assertThat(open()).isZero();
    }

    @Test
    void theRefusalNamesWhatIsLacked() {
        Caller weak = callers.get("key of all but access:read");

        assertThatThrownBy(() -> world.people.remove(person(Role.ADMIN).id(), null, weak))
                .is(refused(FORBIDDEN))
                .hasMessage("The role admin may more than you: you lack access:read. Ask somebody who has these"
                        + " permissions");
    }

    private int open() {
        return world.count("SELECT COUNT(*) FROM access_link WHERE kind = 'invitation' AND used_at IS NULL");
    }

    private static Set<Permission> widened(ApiKey key) {
        Set<Permission> more = new TreeSet<>(key.permissions());
        more.add(Permission.FEEDS_READ);
        return more;
    }

    /** The rule in other words than the code's. */
    private static boolean mayHandle(Caller by, Role role) {
        return by.permissions().containsAll(role.permissions()) && (role != Role.OWNER || by.role() == Role.OWNER);
    }

    private static void judge(String what, boolean may, Runnable work, List<String> wrong) {
        boolean done;
        try {
            work.run();
            done = true;
        } catch (CallerFault refused) {
            done = false;
        }
        if (done != may) {
            wrong.add(what + (done ? " was allowed" : " was refused"));
        }
    }

    private long invited(Role role) {
        return world.invitations
                .invite(address(), role, callers.get("owner"))
                .invitation()
                .id();
    }

    private Person person(Role role) {
        return world.person(address(), role);
    }

    private String address() {
        return "p" + people++ + "@example.com";
    }
}
