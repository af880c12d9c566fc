package io.tillbridge.app.config;

import io.tillbridge.network.OutboundRules;
import io.tillbridge.network.ReceiverRules;
import java.util.List;

/** What connections and event subscriptions may reach. */
final class ConnectionKeys {
    /** Metadata services of cloud machines, and addresses that name no single machine. */
    private static final String DENIED = String.join(
            ",",
            "169.254.0.0/16",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192",
            "fe80::/10",
            "fd00:ec2::254",
            "0.0.0.0/8",
            "::",
            "224.0.0.0/3",
            "ff00::/8");

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of(
                    OutboundRules.ALLOWED_KEY,
                    ValueType.HOSTS,
                    "",
                    "Hosts that connections may reach, as sftp.example.com,*.example.org,10.1.0.0/16; blank: all."),
            ConfigurationKey.of(
                    OutboundRules.DENIED_KEY,
                    ValueType.NETWORKS,
                    DENIED,
                    "Addresses that no connection may reach, under any host name; blank: none."),
            ConfigurationKey.of(
                    ReceiverRules.INTERNAL_KEY,
                    ValueType.HOSTS,
                    "",
                    "Hosts that may receive events in an internal network and without TLS, as erp.lan,10.1.0.0/16."));

    private ConnectionKeys() {}
}
