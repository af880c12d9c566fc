package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.http.ApiServer;
import io.tillbridge.api.http.ApiSettings;
import io.tillbridge.api.http.ClientLimits;
import io.tillbridge.api.http.ProxySettings;
import io.tillbridge.api.resource.ApiOperations;
import io.tillbridge.api.resource.ApiServices;
import io.tillbridge.api.resource.KeyServices;
import io.tillbridge.api.resource.SettingsServices;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Running;
import java.util.List;

/** The API of a hub: what its operations call, and the door in front of them. */
final class HubApi {
    private final HubCore core;
    private final ShopFlows shops;
    private final HubPeople people;
    private final Contract contract;
    private ApiServer server;

    HubApi(HubCore core, ShopFlows shops, HubPeople people, Contract contract) {
        this.core = core;
        this.shops = shops;
        this.people = people;
        this.contract = contract;
    }

    /**
     * @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off
     * @param connectionClocks of those that fire in each connection's own time zone; empty likewise
     */
    ApiRoutes routes(
            VendorServer vendor, Running running, List<JobClock> clocks, List<ConnectionClocks> connectionClocks) {
        return ApiRoutes.of(
                contract,
                core.configuration().duration("http.custom.timeout"),
                new ApiOperations(new ApiServices(
                        core.connections(),
                        core.connectionKinds(),
                        ConnectionTests.of(vendor, shops.link),
                        running,
                        clocks,
                        connectionClocks,
                        core.deliveries(),
                        core.uploads(),
                        core.products(),
                        core.spool(),
                        ShopApi.parts(core, shops, running),
                        keys(),
                        people.parts(),
                        core.audit(),
                        new SettingsServices(core.settings(), core.configurationFile()),
                        core.erasure(),
                        core.configuration().size("catalog.max-file-size"),
                        core.clock())));
    }

    private KeyServices keys() {
        String url = core.configuration().text("http.public-url").replaceFirst("/+$", "");
        return new KeyServices(
                core.apiKeys(),
                core.permissionUses(),
                core.oneTimeSecrets(),
                core.retailers(),
                () -> url.isEmpty() ? server.address() : url,
                () -> SiteFiles.permissions(contract));
    }

    ApiServer server(ApiRoutes routes) {
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
                contract,
                routes,
                new HubAuthentication(core.apiKeys(), core.permissionUses(), people.sessions()),
                core.idempotentAnswers(),
                core.audit(),
                shops.webhookReceiver);
        return server;
    }
}
