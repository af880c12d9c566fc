package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.sandbox.rseries.SandboxTill;
import io.tillbridge.storage.SpoolFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox of a hub, or none. Its till and its receivers run before the hub is put together, so that keys can name
 * them; the rest starts with the hub.
 */
final class HubSandbox implements AutoCloseable {
    private final Configuration configuration;
    private final SandboxTill till;
    private final SandboxReceivers receivers;
    private SandboxSetup setup;

    private HubSandbox(Configuration configuration, SandboxTill till, SandboxReceivers receivers) {
        this.configuration = configuration;
        this.till = till;
        this.receivers = receivers;
    }

    /** Starts what the configuration of the hub depends on, when there is a sandbox at all. */
    static HubSandbox before(Configuration given) throws IOException {
        if (!given.flag("sandbox.enabled")) {
            return new HubSandbox(given, null, null);
        }
        SandboxTill till = till(given);
        boolean started = false;
        try {
            SandboxReceivers receivers = SandboxReceivers.start(given);
            started = true;
            Map<String, String> addresses = Map.of(
                    "rseries.api", till.baseUrl(),
                    "rseries.authorize-url", till.authorizeUrl(),
                    "rseries.token-url", till.tokenUrl(),
                    "rseries.revoke-url", till.revokeUrl());
            Configuration pointed = receivers.pointAtThese(given.unlessChanged(addresses, "the sandbox till"));
            return new HubSandbox(pointed, till, receivers);
        } finally {
            if (!started) {
                till.close();
            }
        }
    }

    private static SandboxTill till(Configuration given) {
        int port = given.number("sandbox.till-port");
        try {
            return SandboxTill.start(Clock.systemUTC(), port);
        } catch (IllegalStateException e) {
            throw PortFault.behind(e).isPresent() ? PortFault.taken("sandbox.till-port", port, e) : e;
        }
    }

    /** The configuration with the addresses of the sandbox. */
    Configuration configuration() {
        return configuration;
    }

    /** Opens the hub's core; when that fails, what was started before it ends. */
    HubCore open() throws IOException, SpoolFault, DialectsInvalid {
        boolean opened = false;
        try {
            HubCore core = HubCore.open(configuration);
            opened = true;
            return core;
        } finally {
            if (!opened) {
                closeServers();
            }
        }
    }

    /** Starts the rest and points connections at all of it. */
    void start(HubCore core, ShopFlows shops) throws IOException {
        if (till != null) {
            setup = SandboxSetup.start(core, shops, till, receivers);
        }
    }

    Optional<SandboxSetup> setup() {
        return Optional.ofNullable(setup);
    }

    @Override
    public void close() {
        try {
            if (setup != null) {
                setup.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox did not end in order", e);
        } finally {
            closeServers();
        }
    }

    private void closeServers() {
        if (till == null) {
            return;
        }
        try (till) {
            receivers.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The servers of the sandbox did not end in order", e);
        }
    }
}
