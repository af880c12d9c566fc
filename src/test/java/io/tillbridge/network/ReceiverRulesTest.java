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

/** Which hosts may receive events. */
class ReceiverRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            8.8.8.8                  | true
            2001:4860:4860::8888     | true
            127.0.0.1                | false
            127.8.9.1                | false
            10.0.0.1                 | false
            172.15.0.1               | true
            172.16.0.1               | false
            172.31.255.255           | false
            172.32.0.1               | true
            192.168.1.1              | false
            169.254.169.254          | false
            100.63.0.1               | true
            100.64.0.1               | false
            192.0.0.192              | false
            198.18.0.1               | false
            0.0.0.0                  | false
            224.0.0.1                | false
            255.255.255.255          | false
            ::1                      | false
            ::                       | false
            ::ffff:127.0.0.1         | false
            ::127.0.0.1              | false
            64:ff9b::10.0.0.1        | false
            64:ff9b::8.8.8.8         | true
            64:ff9b:1::a00:1         | false
            100::1                   | false
            2001:0:a00:1::1          | false
            2002:7f00:1::1           | false
            2002:808:808::1          | true
            fd12::1                  | false
            fe80::1                  | false
            fec0::1                  | false
            ff02::1                  | false
            """)
    void anInternalAddressReceivesNothingUnderAnyName(String address, boolean permitted) {
        ReceiverRules rules = new ReceiverRules(OutboundRules.none(), List.of());

        assertThat(permits(rules, "name.example", address)).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            erp.lan      | erp.lan        | 10.1.2.3    | true
            *.lan        | erp.lan        | 10.1.2.3    | true
            erp.lan      | evil.example   | 10.1.2.3    | false
            10.1.0.0/16  | 10.1.2.3       | 10.1.2.3    | true
            10.1.0.0/16  | evil.example   | 10.1.2.3    | false
            10.1.0.0/16  | 10.2.2.3       | 10.2.2.3    | false
            """)
    void aHostThatTheConfigurationNamesMayBeInternal(String named, String host, String address, boolean permitted) {
        ReceiverRules rules = new ReceiverRules(OutboundRules.none(), List.of(named));

        assertThat(permits(rules, host, address)).isEqualTo(permitted);
        assertThat(rules.names(host)).isEqualTo(permitted);
    }

    @Test
    void theRulesOfConnectionsHoldForNamedHostsAsWell() {
        OutboundRules outbound = new OutboundRules(List.of("erp.lan"), List.of(IpNetwork.of("169.254.0.0/16")));
        ReceiverRules rules = new ReceiverRules(outbound, List.of("erp.lan", "169.254.169.254"));

        assertThat(permits(rules, "erp.lan", "10.1.2.3")).isTrue();
        assertThat(permits(rules, "erp.lan", "169.254.169.254")).isFalse();
        assertThat(permits(rules, "shop.example", "8.8.8.8")).isFalse();
    }

    @Test
    void ofSeveralAddressesOnlyThoseOfTheInternetAreConnectedTo() throws Exception {
        ReceiverRules rules = new ReceiverRules(OutboundRules.none(), List.of());

        assertThat(rules.permitted("name.example", addresses("127.0.0.1", "8.8.8.8")))
                .containsExactly(addresses("8.8.8.8"));
    }

    @ParameterizedTest
    @CsvSource({"localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "[::1]", "192.168.0.9"})
    void whatIsInternalForSureIsRefusedWithoutAResolver(String host) {
        ReceiverRules rules = new ReceiverRules(OutboundRules.none(), List.of());

        assertThatThrownBy(() -> rules.check(host))
                .isInstanceOf(ForbiddenTarget.class)
                .hasMessage(
                        "The host " + host + " leads to an address of an internal network, which events are not sent"
                                + " to. Nothing was sent. Use an address of the internet, or ask whoever runs the hub to add the"
                                + " host to the key event-subscriptions.internal-hosts.");
    }

    private static boolean permits(ReceiverRules rules, String host, String address) {
        try {
            return rules.permitted(host, addresses(address)).length == 1;
        } catch (ForbiddenTarget refused) {
            return false;
        }
    }

    private static InetAddress[] addresses(String... texts) {
        return Stream.of(texts)
                .map(text -> IpNetwork.literal(text).orElseThrow(() -> new AssertionError(Arrays.toString(texts))))
                .toArray(InetAddress[]::new);
    }
}
