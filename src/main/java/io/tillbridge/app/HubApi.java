package io.tillbridge.app;

import io.tillbridge.access.PartnerAccess;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.flow.FlowCaller;
import io.tillbridge.api.flow.HubBean;
import io.tillbridge.api.flow.HubCallStep;
import io.tillbridge.api.http.ApiServer;
import io.tillbridge.api.http.ApiSettings;
import io.tillbridge.api.http.ClientLimits;
import io.tillbridge.api.http.InProcessCalls;
import io.tillbridge.api.http.ProxySettings;
import io.tillbridge.api.resource.ApiOperations;
import io.tillbridge.api.resource.ApiServices;
import io.tillbridge.api.resource.CatalogServices;
import io.tillbridge.api.resource.EventServices;
import io.tillbridge.api.resource.KeyServices;
import io.tillbridge.api.resource.OverviewServices;
import io.tillbridge.api.resource.SettingsServices;
import io.tillbridge.api.rest.ApiRoutes;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.Running;
import io.tillbridge.search.Search;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The API of a hub: what its operations call, and the door in front of them. */
final class HubApi {
    private final HubCore core;
    private final CamelContext context;
    private final ShopFlows shops;
    private final HubCheckout checkout;
    private final HubPeople people;
    private final HubSubscriptions subscriptions;
    private final Contract contract;
    private final HubRoutes routes;
    private ApiServer server;

    HubApi(
            HubCore core,
            CamelContext context,
            ShopFlows shops,
            HubCheckout checkout,
            HubPeople people,
            HubSubscriptions subscriptions,
            Contract contract,
            HubRoutes routes) {
        this.core = core;
        this.context = context;
        this.shops = shops;
        this.checkout = checkout;
        this.people = people;
        this.subscriptions = subscriptions;
        this.contract = contract;
        this.routes = routes;
    }

    /** @param productSyncs the job that fires in each connection's own time zone */
    ApiOperations operations(VendorServer vendor, Running running, ConnectionClocks productSyncs) {
        boolean clocks = core.configuration().flag("schedule.enabled");
        return new ApiOperations(new ApiServices(
                core.connections(),
                core.connectionKinds(),
                ConnectionTests.of(
                        vendor, shops.link, shops.tills.test(shops.tillCalls), checkout.connectionTest()),
                shops.tills.signIns,
                running,
                clocks ? HubClocks.of(core.configuration()) : List.of(),
                clocks ? List.of(productSyncs) : List.of(),
                CatalogServices.of(
                        core.database(), core.connections(), core.deliveries(), core.catalogLoad(), core.clock()),
                core.uploads(),
                OverviewServices.of(
                        core.database(), core.settings(), core.apiKeys(), core.permissionUses(), core.clock()),
                core.products(),
                core.spool(),
                ShopApi.parts(core, shops, running),
                checkout.services(),
                keys(),
                core.wholesale(),
                people.parts(),
                core.audit(),
                new SettingsServices(core.settings(), core.alertHookSecret(), core.configurationFile()),
                core.erasure(),
                new EventServices(core.eventFeed(), core.eventReaders()),
                subscriptions.services(),
                routes.services(core),
                new Search(core.database().jdbi(), () -> RouteLabels.of(context)),
                core.feeds().services(),
                HubFirstSteps.of(core.database().jdbi(), running.jobs()),
                core.configuration().size("catalog.max-file-size"),
                core.clock()));
    }

    /** The API without its server, for routes. */
    InProcessCalls inProcess(ApiRoutes routes) {
        return new InProcessCalls(
                contract,
                routes,
                core.idempotentAnswers(),
                core.audit(),
                core.configuration().size("catalog.max-file-size"));
    }

    /** What routes name to call the API. */
    static Map<String, Object> beans(Supplier<InProcessCalls> calls, Function<String, Set<Permission>> permissions) {
        FlowCaller caller = new FlowCaller(calls, permissions);
        return Map.of("hub", new HubBean(caller), "hubCall", new HubCallStep(caller));
    }

    private KeyServices keys() {
        String url = core.configuration().text("http.public-url").replaceFirst("/+$", "");
        return new KeyServices(
                core.apiKeys(),
                core.permissionUses(),
                core.oneTimeSecrets(),
                new PartnerAccess(
                        core.database().jdbi(),
                        core.secrets(),
                        core.apiKeys(),
                        core.oneTimeSecrets(),
                        core.clock()),
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
                        shops.webhookReceiver,
                        core.feeds().source(core.connections()))
                .serving(checkout.door(), checkout.methods());
        return server;
    }
}
