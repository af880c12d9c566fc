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

class VendorFaultsTest {
    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(folder);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> world.list(world.account("/", "wrong")))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage("The vendor's server 127.0.0.1:" + world.vendor.port() + " does not let user vera in with"
                        + " this password. Check user name and password with the vendor; the hub does not try again by"
                        + " itself, so that the account is not locked.");
    }

    @Test
    void aChangedHostKeyIsRefusedBeforeAnythingIsSent() {
        world.faults().otherHostKey(true);

        assertThatThrownBy(() -> world.list())
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("is not the pinned one: expected ecdsa-sha2-nistp256 SHA256:")
                .hasMessageContaining(", found ecdsa-sha2-nistp256 SHA256:")
                .hasMessageContaining("Nothing was sent.");
    }

    @Test
    void withoutAConfirmedHostKeyNothingIsPulled() {
        VendorAccount account =
                new VendorAccount("127.0.0.1", world.vendor.port(), "/", "vera", "", "x", "", "", false);

        assertThatThrownBy(() -> world.list(account))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageEndingWith("is not confirmed yet. Test the connection, compare the key it shows with the"
                        + " vendor's, and set it as hostKey.");
    }

    @Test
    void anUnknownHostIsPassing() {
        VendorAccount account =
                new VendorAccount("vendor.invalid", 22, "/", "vera", world.vendor.hostKey(), "x", "", "", false);

        assertThatThrownBy(() -> world.list(account))
                .isInstanceOf(PassingFailure.class)
                .hasMessage("The vendor's server vendor.invalid:22 is not known by that name. Check the host of the"
                        + " connection, or the name service.");
    }

    @Test
    void aRefusedConnectionIsPassing() throws IOException {
        world.vendor.close();

        assertThatThrownBy(() -> world.list())
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith("does not accept connections. Check host and port, or wait until it is back.");
    }

    @Test
    void aServerThatSaysNothingIsPassing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                VendorServer impatient = new VendorServer(new VendorServer.Times(
                        java.time.Duration.ofMillis(200), java.time.Duration.ofMillis(200), java.time.Duration.ZERO))) {
            VendorAccount account = new VendorAccount(
                    "127.0.0.1", silent.getLocalPort(), "/", "vera", world.vendor.hostKey(), "x", "", "", false);

            assertThatThrownBy(() -> impatient.list(account, FileSelection.standard()))
                    .isInstanceOf(PassingFailure.class)
                    .hasMessageContaining("did not answer within 200 ms.");
        }
    }

    @Test
    void anAbsentPathIsRefused() {
        assertThatThrownBy(() -> world.list(world.account("/nowhere", VendorWorld.PASSWORD)))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage("The folder /nowhere is not there on 127.0.0.1:" + world.vendor.port() + " for user vera."
                        + " Check the connection's path; it is case-sensitive, and begins at the folder the vendor gave"
                        + " this user.");
    }

    @Test
    void aServerThatGoesInTheMiddleOfAFileIsPassing() throws IOException {
        world.put("big.csv", "x".repeat(3_000_000));
        RemoteFile file = world.listed("big.csv");
        world.faults().dropAfter(1_000_000);

        assertThatThrownBy(() -> world.fetch(file))
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith(
                        "ended the connection in the middle of the file big.csv. The next pull tries again; tell"
                                + " the vendor if it stays so.");
    }

    @Test
    void aServerThatIsThereButSendsNothingIsPassing() throws IOException {
        world.put("big.csv", "x".repeat(300_000));
        RemoteFile file = world.listed("big.csv");
        world.faults().stall(true);

        assertThatThrownBy(() -> world.fetch(file))
                .isInstanceOf(PassingFailure.class)
                .hasMessageEndingWith(
                        "sent nothing for 700 ms in the middle of the file big.csv. The next pull tries again; tell"
                                + " the vendor if it stays so.");
    }

    @Test
    void aSlowServerIsNotASilentOne() throws IOException {
        world.put("slow.csv", "x".repeat(100_000));
        RemoteFile file = world.listed("slow.csv");
        world.faults().slow(100_000);

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome).isEqualTo(new FetchOutcome.Taken<>("x".repeat(100_000)));
    }

    @Test
    void theReadersOwnFaultComesOutAsItIs() throws IOException {
        world.put("a.csv", "x".repeat(300_000));
        RemoteFile file = world.listed("a.csv");

        assertThatThrownBy(() -> world.fetch(file, bytes -> {
                    throw new IOException("no space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
    }
}
