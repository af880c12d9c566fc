package io.tillbridge.remotefiles;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.connection.FeedSettings;
import java.util.List;
import java.util.Map;

/** The try of a feed: a partner's server is signed in to and its folder looked at, and nothing is written there. */
public final class FeedConnectionTest implements ConnectionTest {
    private static final FileSelection NAMES = new FileSelection(List.of("*"), List.of(), 0, false);

    private final VendorServer servers;
    private final boolean pinnedOnly;

    /** @param pinnedOnly signs in to no server whose identity nobody has confirmed */
    public FeedConnectionTest(VendorServer servers, boolean pinnedOnly) {
        this.servers = servers;
        this.pinnedOnly = pinnedOnly;
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        FeedSettings settings = FeedSettings.of(connection);
        if (!settings.pushes()) {
            return new TestReport(
                    true,
                    List.of(new Check("delivery", true, "The partner fetches the feed: no server is reached")),
                    Map.of());
        }
        RemoteAccount account = FeedReceiver.account(settings.push(), credentials);
        TestReport report = pinnedOnly ? servers.testPinned(account, NAMES) : servers.test(account, NAMES);
        List<Check> checks = report.checks().stream()
                .map(check -> new Check(check.name(), check.ok(), PartnerWords.of(check.detail()), check.away()))
                .toList();
        return new TestReport(report.ok(), checks, report.seen());
    }
}
