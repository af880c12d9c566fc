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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No server is connected to that the configuration forbids, by its address or by a name that leads there. */
class VendorOutboundTest {
    private static final OutboundRules NO_LOOPBACK =
            new OutboundRules(List.of(), List.of(IpNetwork.of("127.0.0.0/8"), IpNetwork.of("::1")));

    static Stream<Arguments> hostsOfEachProtocol() {
        return Stream.of("127.0.0.1", "localhost", "::ffff:127.0.0.1")
                .flatMap(host -> Stream.of(
                        Arguments.of("sftp", host, sftp(host)),
                        Arguments.of("ftp explicit", host, ftp(host, "explicit")),
                        Arguments.of("ftp implicit", host, ftp(host, "implicit")),
                        Arguments.of("ftp", host, ftp(host, "none")),
                        Arguments.of("https", host, https(host))));
    }

    private static IntFunction<RemoteAccount> sftp(String host) {
        return port -> new SftpAccount(host, port, "/", "vera", "ssh-ed25519 " + KEY, "secret", "", "", false);
    }

    private static IntFunction<RemoteAccount> ftp(String host, String tls) {
        return port -> new FtpAccount(host, port, "/", "vera", "secret", tls, true, "");
    }

    private static IntFunction<RemoteAccount> https(String host) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port ->
                new HttpsAccount(List.of(URI.create("https://" + name + ":" + port + "/a.csv")), "", Map.of(), "", "");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("hostsOfEachProtocol")
    void aDeniedAddressIsNotConnectedTo(String protocol, String host, IntFunction<RemoteAccount> to) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                VendorServer server = new VendorServer(
                        new VendorServer.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(20)),
                        NO_LOOPBACK,
                        new CurrentRun())) {
            RemoteAccount account = to.apply(listening.getLocalPort());

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
