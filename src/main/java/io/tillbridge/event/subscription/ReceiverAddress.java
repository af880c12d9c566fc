package io.tillbridge.event.subscription;

import io.tillbridge.document.FieldFault;
import io.tillbridge.network.ForbiddenTarget;
import io.tillbridge.network.ReceiverRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An address that events are posted to, as a person gave it. What its name leads to is checked at each connect. */
final class ReceiverAddress {
    private static final String EXAMPLE = "https://erp.example.com/tillbridge";
    private static final String POINTER = "/address";
    private static final int HIGHEST_PORT = 65_535;

    private ReceiverAddress() {}

    /** What is wrong with it; empty when nothing is. The message does not repeat the address: it may hold a secret. */
    static Optional<FieldFault> fault(String address, ReceiverRules rules) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return malformed("is no address of the web");
        }
        if (!"https".equalsIgnoreCase(uri.getScheme()) && !"http".equalsIgnoreCase(uri.getScheme())) {
            return malformed("does not begin with https://");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            return malformed("names no host, or a port that there is not");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return malformed("has a user name or a fragment, which are not sent; put what the receiver is to know into"
                    + " the path or the query");
        }
        if ("http".equalsIgnoreCase(uri.getScheme()) && !rules.names(uri.getHost())) {
            return Optional.of(new FieldFault(
                    POINTER,
                    "not-allowed",
                    "address begins with http://, expected https://. Without TLS, events go only to hosts of the key "
                            + ReceiverRules.INTERNAL_KEY));
        }
        try {
            rules.check(uri.getHost());
            return Optional.empty();
        } catch (ForbiddenTarget e) {
            return Optional.of(new FieldFault(POINTER, "not-allowed", e.getMessage()));
        }
    }

    private static Optional<FieldFault> malformed(String what) {
        return Optional.of(
                new FieldFault(POINTER, "malformed", "address " + what + ", expected one such as " + EXAMPLE));
    }
}
