package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(VendorProtocol.class)
class VendorFaultsTest {
    @Parameter
    VendorProtocol protocol;

    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(protocol, folder);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> world.list(world.account("/", "wrong")))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage("The vendor's server " + world.name()
                        + (protocol.folders()
                                ? " does not let user vera in with this password. Check user name and password with the"
                                        + " vendor; the hub"
                                : " does not accept the sign-in (401). Check auth, user name and secrets with the"
                                        + " vendor; the hub")
                        + " does not try again by itself, so that the account is not locked.");
    }

    @Test
    void aServerThatShowsAnotherIdentityIsRefusedBeforeAnythingIsSent() {
        world.faults().otherHostKey(true);

        if (protocol.pinned()) {
            String type = protocol == VendorProtocol.SFTP ? "ecdsa-sha2-nistp256 SHA256:" : "SHA256:";
            assertThatThrownBy(() -> world.list())
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("is not the pinned one: expected " + type)
                    .hasMessageContaining(", found " + type)
                    .hasMessageContaining("Nothing was sent.");
            assertThat(world.faults().signInsTried()).isZero();
        } else {
            assertThat(world.list().files()).as("without TLS nobody can tell").isEmpty();
        }
    }

    @Test
    void anUnknownHostIsPassing() {
        RemoteAccount account = world.vendor.elsewhere("vendor.invalid", 22);

        assertThatThrownBy(() -> world.list(account))
                .isInstanceOf(PassingFailure.class)
                .hasMessage("The vendor's server vendor.invalid:22 is not known by that name. Check the host of the"
                        + " connection, or the name service.");
    }

    @Test
    void aRefusedConnectionIsPassing() throws IOException {
        RemoteAccount account = world.account();
        world.vendor.close();

        assertThatThrownBy(() -> world.list(account))
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith("does not accept connections. Check host and port, or wait until it is back.");
    }

    @Test
    void aServerThatSaysNothingIsPassing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                VendorServer impatient = new VendorServer(new VendorServer.Times(
                        java.time.Duration.ofMillis(200), java.time.Duration.ofMillis(200), java.time.Duration.ZERO))) {
            RemoteAccount account = world.vendor.elsewhere("127.0.0.1", silent.getLocalPort());

            assertThatThrownBy(() -> impatient.list(account, FileSelection.standard()))
                    .isInstanceOf(PassingFailure.class)
                    .hasMessageContaining("did not answer within 200 ms.");
        }
    }

    @Test
    void anAbsentPathIsRefused() throws IOException {
        if (!protocol.folders()) {
            world.put("there.csv", "x");
            RemoteAccount account = world.account("/nowhere", VendorWorld.PASSWORD);
            assertThat(world.test(account).checks()).last().satisfies(check -> assertThat(check.detail())
                    .isEqualTo("The file nowhere on " + world.name()
                            + " is not there (404). Check the connection's url with the vendor."));
            return;
        }
        assertThatThrownBy(() -> world.list(world.account("/nowhere", VendorWorld.PASSWORD)))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage("The folder /nowhere is not there on " + world.name() + " for user vera."
                        + " Check the connection's path; it is case-sensitive, and begins at the folder the vendor gave"
                        + " this user.");
    }

    @Test
    void aServerThatGoesInTheMiddleOfAFileIsPassing() throws IOException {
        world.put("big.csv", "x".repeat(3_000_000));
        world.faults().dropAfter(1_000_000);

        assertThatThrownBy(() -> world.fetch("big.csv"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith(
                        "ended the connection in the middle of the file big.csv. The next pull tries again; tell"
                                + " the vendor if it stays so.");
    }

    @Test
    void aServerThatIsThereButSendsNothingIsPassing() throws IOException {
        world.put("big.csv", "x".repeat(300_000));
        world.faults().stall(true);

        assertThatThrownBy(() -> world.fetch("big.csv"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith(
                        "sent nothing for 700 ms in the middle of the file big.csv. The next pull tries again; tell"
                                + " the vendor if it stays so.");
    }

    @Test
    void aSlowServerIsNotASilentOne() throws IOException {
        world.put("slow.csv", "x".repeat(100_000));
        world.faults().slow(100_000);

        FetchOutcome<String> outcome = world.fetch("slow.csv");

        assertThat(outcome).isEqualTo(new FetchOutcome.Taken<>("x".repeat(100_000)));
    }

    @Test
    void theReadersOwnFaultComesOutAsItIs() throws IOException {
        world.put("a.csv", "x".repeat(300_000));

        assertThatThrownBy(() -> world.fetch("a.csv", bytes -> {
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
    }
}
