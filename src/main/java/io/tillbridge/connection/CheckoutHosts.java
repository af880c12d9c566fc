package io.tillbridge.connection;

import io.tillbridge.document.Fields;
import java.util.List;
import java.util.regex.Pattern;

/** The setting {@code checkoutHosts}: which pages may read the checkout options of a shop. */
final class CheckoutHosts {
    private static final int MOST = 50;
    private static final int LONGEST = 255;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");

    private CheckoutHosts() {}

    static List<String> read(Fields fields) {
        List<String> hosts = fields.texts(
                "checkoutHosts",
                host -> host.length() <= LONGEST && HOST.matcher(host).matches(),
                "a host in small letters, such as www.example.nl, without https:// and path, with a port where it is not"
                        + " the usual one");
        if (hosts.size() > MOST) {
            fields.fault(
                    "checkoutHosts", "too-long", "must have at most " + MOST + " hosts, found " + hosts.size() + ".");
        }
        return hosts;
    }
}
