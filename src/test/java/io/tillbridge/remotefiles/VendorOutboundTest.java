package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.ConnectionTest.TestReport;
import io.tillbridge.network.IpNetwork;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.RefusedFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No server is connected to that the configuration forbids, by its address or by a name that leads there. */
class VendorOutboundTest {
    private static final OutboundRules NO_LOOPBACK =
            new OutboundRules(List.of(), List.of(IpNetwork.of("127.0.0.0/8"), IpNetwork.of("::1")));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::ffff:127.0.0.1"})
    void aDeniedAddressIsNotConnectedTo(String host) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                VendorServer server = new VendorServer(
                        new VendorServer.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(20)),
                        NO_LOOPBACK,
                        new CurrentRun())) {
            VendorAccount account = new VendorAccount(
                    host, listening.getLocalPort(), "/", "vera", "ssh-ed25519 " + KEY, "secret", "", "", false);

            TestReport report = server.test(account, FileSelection.standard());

            assertThat(report.ok()).isFalse();
            assertThat(report.checks().get(0).detail())
                    .contains("(key connections.denied-networks). Nothing was sent.");
            assertThatThrownBy(() -> server.list(account, FileSelection.standard()))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("connections.denied-networks");
            listening.setSoTimeout(1);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static final String KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIJ4mXh2rR1c7y0Jc1l2Cw1vJj1Q2sVw7l1r0m2m0nY5A";

}
