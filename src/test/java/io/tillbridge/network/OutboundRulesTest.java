package io.tillbridge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts connections may reach, by name and by the addresses the name leads to. */
class OutboundRulesTest {
    private static final String DENIED = "169.254.0.0/16,10.1.0.0/16,fd00::/8,::";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            169.254.169.254            | false
            169.255.0.1                | true
            10.1.2.3                   | false
            10.2.2.3                   | true
            127.0.0.1                  | true
            ::1                        | true
            fd12::1                    | false
            fe80::1                    | true
            ::                         | false
            ::ffff:169.254.169.254     | false
            ::169.254.169.254          | false
            64:ff9b::169.254.169.254   | false
            64:ff9b::a9fe:a9fe         | false
            64:ff9b::8.8.8.8           | true
            2002:a9fe:a9fe::1          | false
            2002:808:808::1            | true
            """)
    void anAddressIsDeniedInEveryForm(String address, boolean permitted) {
        OutboundRules rules = new OutboundRules(List.of(), networks(DENIED));

        assertThat(permits(rules, "name.example", address)).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            sftp.example.com  | sftp.example.com       | 8.8.8.8     | true
            sftp.example.com  | SFTP.Example.com.      | 8.8.8.8     | true
            sftp.example.com  | evil-sftp.example.com  | 8.8.8.8     | false
            *.example.com     | sftp.example.com       | 8.8.8.8     | true
            *.example.com     | a.b.example.com        | 8.8.8.8     | true
            *.example.com     | example.com            | 8.8.8.8     | false
            *.example.com     | badexample.com         | 8.8.8.8     | false
            *.example.com     | example.com.evil       | 8.8.8.8     | false
            10.2.0.0/16       | 10.2.3.4               | 10.2.3.4    | true
            10.2.0.0/16       | name.example           | 10.2.3.4    | false
            10.2.0.0/16       | 10.3.3.4               | 10.3.3.4    | false
            2001:db8::1       | [2001:db8::1]          | 2001:db8::1 | true
            sftp.example.com  | sftp.example.com       | 10.1.2.3    | false
            """)
    void aHostIsAllowedByItsNameAndDeniedByItsAddress(String allowed, String host, String address, boolean permitted) {
        OutboundRules rules = new OutboundRules(List.of(allowed), networks(DENIED));

        assertThat(permits(rules, host, address)).isEqualTo(permitted);
    }

    @Test
    void ofSeveralAddressesOnlyThePermittedAreConnectedTo() throws Exception {
        OutboundRules rules = new OutboundRules(List.of(), networks(DENIED));

        assertThat(rules.permitted("name.example", address("169.254.169.254"), address("8.8.8.8")))
                .containsExactly(address("8.8.8.8"));
    }

    @Test
    void theRefusalNamesHostAndKeyAndNoAddress() {
        OutboundRules denied = new OutboundRules(List.of(), networks("127.0.0.0/8,::1"));
        OutboundRules closed = new OutboundRules(List.of("example.com"), List.of());

        assertThatThrownBy(() -> denied.resolve("localhost"))
                .isInstanceOf(ForbiddenTarget.class)
                .hasMessage("The host localhost leads to an address that connections may not reach (key"
                        + " connections.denied-networks). Nothing was sent. Correct the connection's address, or ask"
                        + " whoever runs the hub to change the key.");
        assertThatThrownBy(() -> closed.resolve("localhost"))
                .isInstanceOf(ForbiddenTarget.class)
                .hasMessage("The host localhost is not among those that connections may reach (key"
                        + " connections.allowed-hosts). Nothing was sent. Ask whoever runs the hub to add it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "10.0.0.0/33",
                "::/129",
                "10.0.0/8",
                "10.0.0.0/",
                "1.2.3.4.5",
                "example.com",
                "10.0.0.0/-1"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> IpNetwork.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean permits(OutboundRules rules, String host, String address) {
        try {
            return rules.permitted(host, address(address)).length == 1;
        } catch (ForbiddenTarget refused) {
            return false;
        }
    }

    private static InetAddress address(String text) {
        return IpNetwork.literal(text).orElseThrow();
    }

    private static List<IpNetwork> networks(String text) {
        return Stream.of(text.split(",")).map(IpNetwork::of).toList();
    }

    @Test
    void aMappedNetworkIsTheOneItMaps() {
        assertThat(Arrays.asList(
                        IpNetwork.of("::ffff:10.0.0.0/104").toString(),
                        IpNetwork.of("10.0.0.0/8").toString()))
                .containsOnly("10.0.0.0/8");
    }
}
