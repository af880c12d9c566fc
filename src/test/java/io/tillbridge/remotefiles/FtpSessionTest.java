package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.remotefiles.FetchOutcome.Taken;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only FTP has: data connections, in both directions and encrypted. */
class FtpSessionTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"FTPS", "FTPS_IMPLICIT"})
    void everyDataConnectionTakesUpTheTlsSessionOfTheControlConnection(VendorProtocol protocol) throws IOException {
        try (VendorWorld world = new VendorWorld(protocol, folder)) {
            for (int i = 0; i < 5; i++) {
                world.put("f" + i + ".csv", "text " + i);
            }
            FtpUnderTest ftp = (FtpUnderTest) world.vendor;

            try (VendorReader reader = world.server.reader(world.account(), 1)) {
                long before = ftp.vendor.tlsSessions();
                RemoteListing listing = reader.list(FileSelection.standard());
                long listed = ftp.vendor.tlsSessions();
                for (RemoteFile file : listing.files()) {
                    reader.fetch(file, 0, VendorWorld::text);
                }

                assertThat(listed - before)
                        .as("a control and a data connection")
                        .isOne();
                assertThat(ftp.vendor.tlsSessions() - listed)
                        .as("a control and five data connections")
                        .isOne();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FTPS", "FTPS_IMPLICIT", "FTP"})
    void inActiveModeTheServerOpensTheDataConnections(VendorProtocol protocol) throws IOException {
        try (VendorWorld world = new VendorWorld(protocol, folder)) {
            world.put("a.csv", "aaa");
            FtpAccount account = ((FtpUnderTest) world.vendor).active(VendorWorld.PASSWORD);

            try (VendorReader reader = world.server.reader(account, 1)) {
                RemoteFile file = VendorWorld.listed(reader.list(FileSelection.standard()), "a.csv");
                assertThat(reader.fetch(file, 0, VendorWorld::text)).isEqualTo(new Taken<>("aaa"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FTPS", "FTPS_IMPLICIT"})
    void aCertificateThatNobodyTrustsIsRefusedAndShown(VendorProtocol protocol) throws IOException {
        try (VendorWorld world = new VendorWorld(protocol, folder)) {
            FtpAccount pinned = (FtpAccount) world.account();
            FtpAccount account = new FtpAccount(
                    pinned.host(), pinned.port(), "/", pinned.username(), pinned.password(), pinned.tls(), true, "");

            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageStartingWith(
                            "The certificate of the vendor's server " + world.name() + " is not trusted (")
                    .hasMessageContaining("): found " + pinned.certificate() + " (CN=sandbox vendor, valid until ");
            assertThat(world.faults().signInsTried()).isZero();
        }
    }

    @Test
    void aPasswordWithALineEndIsNotSent() throws IOException {
        try (VendorWorld world = new VendorWorld(VendorProtocol.FTP, folder)) {
            assertThatThrownBy(() -> world.list(world.account("/", "x\r\nDELE a.csv")))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("holds a line end, which FTP cannot send");
            assertThat(world.faults().writesTried()).isZero();
        }
    }
}
