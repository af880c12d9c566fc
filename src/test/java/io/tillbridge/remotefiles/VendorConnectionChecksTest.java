package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorConnectionChecksTest {
    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(folder);
    }

    @Test
    void aGoodConnectionPassesEveryCheck() throws IOException {
        world.put("a/cat.csv", "four");
        world.put("b.tmp", "x");

        TestReport report = world.test(world.account());

        assertThat(report.ok()).isTrue();
        assertThat(report.seen()).containsEntry("confirmed", true);
        assertThat(report.checks())
                .containsExactly(
                        new Check("reach", true, "127.0.0.1:" + world.vendor.port() + " answers"),
                        new Check(
                                "hostKey",
                                true,
                                "the pinned key ecdsa-sha2-nistp256 "
                                        + report.seen().get("fingerprint")),
                        new Check("signIn", true, "signed in as vera"),
                        new Check("path", true, "the folder / can be listed"),
                        new Check("list", true, "1 file, 4 bytes; 1 passed over"));
    }

    @Test
    void aKeyThatIsNotPinnedYetIsShownForConfirmation() {
        VendorAccount account = new VendorAccount(
                "127.0.0.1", world.vendor.port(), "/", "vera", "", VendorWorld.PASSWORD, "", "", false);

        TestReport report = world.test(account);

        assertThat(report.ok()).isTrue();
        assertThat(report.seen()).containsEntry("confirmed", false);
        assertThat(report.seen().get("hostKey")).isEqualTo(world.vendor.hostKey());
        assertThat(report.checks().get(1).detail())
                .isEqualTo("not confirmed yet: ecdsa-sha2-nistp256 "
                        + report.seen().get("fingerprint") + "; compare it with the vendor's and set it as hostKey");
    }

    /** Whoever answers there must not learn a password by being asked whether it works. */
    @Test
    void whereNobodyStandsByAServerThatIsNotPinnedIsOnlyLookedAt() {
        VendorAccount account = new VendorAccount(
                "127.0.0.1", world.vendor.port(), "/", "vera", "", VendorWorld.PASSWORD, "", "", false);

        TestReport report = world.testPinned(account);

        assertThat(report.ok()).isFalse();
        assertThat(report.checks()).extracting(Check::name).containsExactly("reach", "hostKey");
        assertThat(report.checks().get(1))
                .isEqualTo(new Check(
                        "hostKey",
                        false,
                        "Expected a confirmed key, found none: every pull is refused until then. The server shows"
                                + " ecdsa-sha2-nistp256 " + report.seen().get("fingerprint")
                                + ". Compare it with the vendor's, then set the connection's hostKey to \""
                                + world.vendor.hostKey() + "\". Nothing was sent."));
        assertThat(world.testPinned(world.account()).ok()).isTrue();
    }

    @Test
    void aChangedHostKeyFailsAndIsShown() {
        world.faults().otherHostKey(true);

        TestReport report = world.test(world.account());

        assertThat(report.ok()).isFalse();
        assertThat(report.checks()).extracting(Check::name).containsExactly("reach", "hostKey");
        assertThat(report.checks().get(1).detail()).startsWith("Expected the pinned key ecdsa-sha2-nistp256 SHA256:");
        assertThat(report.seen().get("hostKey")).isNotEqualTo(world.vendor.hostKey());
    }

    @Test
    void aWrongPasswordFailsAtTheSignIn() {
        TestReport report = world.test(world.account("/", "wrong"));

        assertThat(report.ok()).isFalse();
        assertThat(report.checks()).extracting(Check::name).containsExactly("reach", "hostKey", "signIn");
        assertThat(report.checks().get(2).detail()).contains("does not let user vera in with this password");
        assertThat(report.checks().get(2).away()).as("it is there and says no").isFalse();
    }

    @Test
    void anAbsentPathFailsAtThePath() {
        TestReport report = world.test(world.account("/nowhere", VendorWorld.PASSWORD));

        assertThat(report.checks()).extracting(Check::name).containsExactly("reach", "hostKey", "signIn", "path");
        assertThat(report.checks().get(3).detail()).startsWith("The folder /nowhere is not there");
    }

    @Test
    void aServerThatIsAwayFailsAtTheReach() throws IOException {
        world.vendor.close();

        TestReport report = world.test(world.account());

        assertThat(report.checks()).extracting(Check::name).containsExactly("reach");
        assertThat(report.checks().get(0).detail()).contains("does not accept connections");
        assertThat(report.checks().get(0).away()).isTrue();
        assertThat(report.seen()).isEmpty();
    }

    @Test
    void aHostKeyThatIsNoneIsToldBeforeAnythingIsTried() {
        VendorAccount account = new VendorAccount(
                "127.0.0.1", world.vendor.port(), "/", "vera", "AAAA", VendorWorld.PASSWORD, "", "", false);

        TestReport report = world.test(account);

        assertThat(report.checks())
                .containsExactly(new Check(
                        "hostKey",
                        false,
                        "The connection's hostKey is no SSH host key, expected a text like \"ssh-ed25519 AAAA…\"."));
    }
}
