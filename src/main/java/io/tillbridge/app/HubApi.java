package io.tillbridge.app;

import io.tillbridge.api.ApiParts;
import io.tillbridge.api.ApiRoutes;
import io.tillbridge.api.ApiServer;
import io.tillbridge.api.ApiSettings;
import io.tillbridge.api.ClientLimits;
import io.tillbridge.api.Contract;
import io.tillbridge.api.KeyParts;
import io.tillbridge.api.ProxySettings;
import io.tillbridge.api.SettingsParts;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Running;
import io.tillbridge.vendor.VendorServer;
import java.util.List;
import org.apache.camel.CamelContext;

/** The API of a hub: what its operations call, and the door in front of them. */
final class HubApi {
    private final HubCore core;
    private final ShopFlows shops;
    private final HubPeople people;
    private ApiServer server;

    HubApi(HubCore core, ShopFlows shops, HubPeople people) {
        this.core = core;
        this.shops = shops;
        this.people = people;
    }

    /** @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off */
    ApiRoutes routes(VendorServer vendor, Running running, List<JobClock> clocks) {
        return new ApiParts(
                        core.connections(),
                        core.connectionKinds(),
                        ConnectionTests.of(vendor, shops.link),
                        running,
                        clocks,
                        core.deliveries(),
                        core.uploads(),
                        core.products(),
                        core.spool(),
                        ShopApi.parts(core, shops, running),
                        keys(),
                        people.parts(),
                        core.audit(),
                        new SettingsParts(core.settings(), core.configurationFile()),
                        core.erasure(),
                        core.configuration().size("catalog.max-file-size"),
                        core.clock())
                .routes();
    }

    private KeyParts keys() {
        String url = core.configuration().text("http.public-url").replaceFirst("/+$", "");
        return new KeyParts(
                core.apiKeys(),
                core.permissionUses(),
                core.oneTimeSecrets(),
                core.retailers(),
                () -> url.isEmpty() ? server.address() : url);
    }

    ApiServer server(CamelContext context) {
        Configuration configuration = core.configuration();
        server = new ApiServer(
                new ApiSettings(
                        configuration.text("http.host"),
                        configuration.number("http.port"),
                        configuration.size("catalog.max-file-size"),
                        configuration.origins("http.cors.origins"),
                        new ClientLimits(
                                configuration.number("http.connections.most"),
                                configuration.number("http.connections.most-per-address"),
                                configuration.size("http.connections.memory"),
                                configuration.duration("http.connections.slow-reader")),
                        new ProxySettings(
                                configuration.text("http.public-url"), configuration.networks("http.trusted-proxies"))),
                Contract.read(),
                context,
                new HubDoorman(core.apiKeys(), core.permissionUses(), people.sessions()),
                core.idempotentAnswers(),
                core.audit(),
                shops.hookDesk);
        return server;
    }
}
