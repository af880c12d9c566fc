package io.tillbridge.lightspeed.cseries;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.Credentials;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import java.util.List;
import java.util.Map;

/** The try of a connection of kind {@code cseries}: what the key may do, which shop it is, which languages it has. */
public final class CSeriesConnectionTest implements ConnectionTest {
    private final CSeriesClient link;

    public CSeriesConnectionTest(CSeriesClient link) {
        this.link = link;
    }

    @Override
    public TestReport test(Connection connection, Credentials credentials) {
        try {
            ShopTarget target = link.targets().of(connection, credentials);
            return new ShopConnectionChecks(link, target, CSeriesSettings.of(connection), connection.id()).run();
        } catch (Failure e) {
            return new TestReport(
                    false, List.of(new Check("signIn", false, e.getMessage(), e instanceof PassingFailure)), Map.of());
        }
    }
}
