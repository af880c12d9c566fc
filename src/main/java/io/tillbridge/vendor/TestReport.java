package io.tillbridge.vendor;

import java.util.List;

/**
 * What a try of a connection found, check by check; the first that fails ends it.
 *
 * @param checks of {@code reach}, {@code hostKey}, {@code signIn}, {@code path}, {@code list}, in this order
 * @param hostKey the key the server showed as {@code ssh-ed25519 AAAA…}, null when it was not reached
 * @param fingerprint of that key, {@code SHA256:…}
 * @param confirmed whether that key is the one pinned with the connection
 */
public record TestReport(boolean ok, List<Check> checks, String hostKey, String fingerprint, boolean confirmed) {
    public TestReport {
        checks = List.copyOf(checks);
    }

    public record Check(String name, boolean ok, String detail) {}
}
