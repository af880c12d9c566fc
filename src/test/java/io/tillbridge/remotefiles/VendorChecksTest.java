package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.connection.ConnectionTest.Check;
import io.tillbridge.connection.ConnectionTest.TestReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One try of a connection, whatever the protocol: which checks are made, and at which it fails. */
@ParameterizedClass(name = "{0}")
@EnumSource(VendorProtocol.class)
class VendorChecksTest {
    @Parameter
    VendorProtocol protocol;

    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(protocol, folder);
        world.put("a/cat.csv", "four");
        world.put("b.tmp", "x");
    }

    @Test
    void aGoodConnectionPassesEveryCheck() {
        TestReport report = world.test(world.account());

        assertThat(report.checks()).allMatch(Check::ok);
        assertThat(report.ok()).isTrue();
        assertThat(names(report)).isEqualTo(upTo(5));
        assertThat(report.checks().get(0).detail()).isEqualTo(world.name() + " answers");
        assertThat(report.checks().get(2).detail()).isEqualTo("signed in as vera");
        assertThat(report.checks().get(3).detail())
                .isEqualTo(protocol.folders() ? "the folder / can be listed" : "all 2 files are there");
        assertThat(report.checks().get(4).detail()).isEqualTo("1 file, 4 bytes; 1 passed over");
        assertThat(world.testPinned(world.account()).ok()).isTrue();
    }

    @Test
    void whoTheServerIsIsShownAndAServerInPlainIsWarnedOf() {
        TestReport report = world.test(world.account());

        String detail = report.checks().get(1).detail();
        switch (protocol) {
            case SFTP ->
                assertThat(detail)
                        .isEqualTo("the pinned key ecdsa-sha2-nistp256 "
                                + report.seen().get("fingerprint"));
            case FTP ->
                assertThat(detail)
                        .startsWith("Warning: tls is none, so nothing is encrypted: whoever is on the way can read the"
                                + " password");
            default ->
                assertThat(detail)
                        .startsWith("the pinned certificate SHA256:")
                        .contains("(CN=sandbox vendor, valid until ");
        }
        if (protocol.pinned()) {
            assertThat(report.seen()).containsEntry("confirmed", true);
        }
    }

    @Test
    void anotherIdentityFailsAndIsShown() {
        world.faults().otherHostKey(true);

        TestReport report = world.test(world.account());

        if (protocol.pinned()) {
            assertThat(report.ok()).isFalse();
            assertThat(names(report)).isEqualTo(upTo(2));
            assertThat(report.checks().get(1).detail()).contains("xpected ").contains(", found ");
            assertThat(report.seen()).containsEntry("confirmed", false);
        } else {
            assertThat(report.ok()).as("without TLS nobody can tell").isTrue();
        }
    }

    @Test
    void aWrongPasswordFailsAtTheSignIn() {
        TestReport report = world.test(world.account("/", "wrong"));

        assertThat(report.ok()).isFalse();
        assertThat(names(report)).isEqualTo(upTo(3));
        assertThat(report.checks().get(2).detail())
                .containsPattern("does not (let user vera in with this password|accept the sign-in \\(401\\))");
        assertThat(report.checks().get(2).away()).as("it is there and says no").isFalse();
    }

    @Test
    void anAbsentPathFailsAtThePath() {
        TestReport report = world.test(world.account("/nowhere", VendorWorld.PASSWORD));

        assertThat(names(report)).isEqualTo(upTo(4));
        assertThat(report.checks().get(3).detail())
                .startsWith(protocol.folders() ? "The folder /nowhere is not there" : "The file nowhere on ");
    }

    @Test
    void aServerThatIsAwayFailsAtTheReach() throws IOException {
        RemoteAccount account = world.account();
        world.vendor.close();

        TestReport report = world.test(account);

        assertThat(names(report)).isEqualTo(upTo(1));
        assertThat(report.checks().get(0).detail()).contains("does not accept connections");
        assertThat(report.checks().get(0).away()).isTrue();
        assertThat(report.seen()).isEmpty();
    }

    private List<String> upTo(int count) {
        List<String> all = new ArrayList<>(List.of("reach", protocol.identity(), "signIn"));
        all.addAll(protocol.folders() ? List.of("path", "list") : List.of("file", "list"));
        return all.subList(0, count);
    }

    private static List<String> names(TestReport report) {
        return report.checks().stream().map(Check::name).toList();
    }
}
