package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.FeedKind;
import io.tillbridge.sandbox.receiver.SandboxFeedPartner;
import java.util.List;
import java.util.Map;

/** A feed of the sandbox shop's products, and a partner who fetches it. */
final class SandboxFeedSetup implements AutoCloseable {
    private static final String NAME = "Sandbox price site";
    private static final int PAGE = 100;

    private final HubCore core;
    private final Connection connection;
    private final SandboxFeedPartner partner;

    private SandboxFeedSetup(HubCore core, Connection connection, SandboxFeedPartner partner) {
        this.core = core;
        this.connection = connection;
        this.partner = partner;
    }

    /** The feed over a shop; a second start finds the first one's. */
    static SandboxFeedSetup start(HubCore core, long shop, long warehouse) {
        SandboxFeedPartner partner = new SandboxFeedPartner(
                core.configuration().folder("data.dir").resolve("sandbox/feed-partner"),
                core.configuration().duration("sandbox.feed-period"));
        return new SandboxFeedSetup(core, connection(core.connections(), shop, warehouse), partner);
    }

    private static Connection connection(Connections all, long shop, long warehouse) {
        return all.list(FeedKind.NAME, 0, PAGE).stream()
                .filter(known -> known.name().equals(NAME))
                .findFirst()
                .orElseGet(() -> all.create(Map.of(
                        "kind",
                        FeedKind.NAME,
                        "name",
                        NAME,
                        "settings",
                        Map.of(
                                "feed",
                                "plain-csv",
                                "connections",
                                List.of(Long.toString(shop)),
                                "warehouses",
                                List.of(Long.toString(warehouse)),
                                "stockBuffer",
                                1,
                                "shopUrl",
                                "https://shop.example/nl"))));
    }

    Connection connection() {
        return connection;
    }

    /** Where the partner fetches, with the token: it is of the sandbox alone. */
    String address(String hub) {
        return core.feeds().address(hub, connection);
    }

    /** From now on the partner fetches. */
    SandboxFeedPartner partner() {
        return partner;
    }

    @Override
    public void close() {
        partner.close();
    }
}
