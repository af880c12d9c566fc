package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only an SSH server has: a key that is taken at the first try. {@link VendorChecksTest} has the rest. */
class SshChecksTest {
    @TempDir
    Path folder;

    @AutoClose
    private SshWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new SshWorld(folder, SandboxUser.withPassword("vera", VendorWorld.PASSWORD, folder.resolve("files")));
    }

    @Test
    void aKeyThatIsNotPinnedYetIsShownForConfirmation() {
        SftpAccount account = world.withPassword("vera", "", VendorWorld.PASSWORD);

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
        SftpAccount account = world.withPassword("vera", "", VendorWorld.PASSWORD);

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
        assertThat(world.testPinned(world.withPassword("vera", world.vendor.hostKey(), VendorWorld.PASSWORD))
                        .ok())
                .isTrue();
    }

    @Test
    void aHostKeyThatIsNoneIsToldBeforeAnythingIsTried() {
        SftpAccount account = world.withPassword("vera", "AAAA", VendorWorld.PASSWORD);

        TestReport report = world.test(account);

        assertThat(report.checks())
                .containsExactly(new Check(
                        "hostKey",
                        false,
                        "The connection's hostKey is no SSH host key, expected a text like \"ssh-ed25519 AAAA…\"."));
    }

    @Test
    void withoutAConfirmedHostKeyNothingIsPulled() {
        SftpAccount account = world.withPassword("vera", "", "x");

        assertThatThrownBy(() -> world.list(account))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageEndingWith("is not confirmed yet. Test the connection, compare the key it shows with the"
                        + " vendor's, and set it as hostKey.");
    }
}
