package io.tillbridge.api.rest;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.ContractFault;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.resource.ApiOperations;
import io.tillbridge.api.resource.RunOperations;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.model.rest.RestBindingMode;

/** All routes of the API, held against its contract; as a handler, it calls the route of a request's operation. */
public final class ApiRoutes extends RouteBuilder implements Handler {
    private final Contract contract;
    private final List<? extends RouteBuilder> resources;
    private final OperationConsumers consumers;
    private final Duration longest;
    private CustomEndpoints custom;

    public ApiRoutes(Contract contract, List<? extends RouteBuilder> resources) {
        this(contract, CustomEndpoints.LONGEST, resources);
    }

    /** @param longest how long an endpoint of a site's own may take */
    public ApiRoutes(Contract contract, Duration longest, List<? extends RouteBuilder> resources) {
        this.contract = contract;
        this.longest = longest;
        this.resources = List.copyOf(resources);
        this.consumers = new OperationConsumers(contract);
    }

    public static ApiRoutes of(Contract contract, ApiOperations all) {
        return of(contract, CustomEndpoints.LONGEST, all);
    }

    /** The routes of the operations. */
    public static ApiRoutes of(Contract contract, Duration longest, ApiOperations all) {
        RunOperations runs = all.runs();
        return new ApiRoutes(
                contract,
                longest,
                List.of(
                        new ConnectionRoutes(
                                all.connections(),
                                all.connectionVersions(),
                                all.shops(),
                                all.tillShops(),
                                all.catalogs().files(),
                                runs),
                        new ConnectionFormRoutes(
                                all.connectionKinds(contract),
                                all.connectionFacts(),
                                all.connectionTrials(),
                                all.keyRights()),
                        new AuthorizationRoutes(all.authorizations()),
                        new CheckoutRoutes(all.checkout()),
                        new RunRoutes(runs, all.jobs(), all.runPlans()),
                        new FailureRoutes(all.failures(), all.bulkFailures()),
                        new OverviewRoutes(all.overview(), all.statistics(), all.live()),
                        new UploadRoutes(
                                all.catalogs().uploads(),
                                all.catalogs().uploadFindings(),
                                all.catalogs().uploadChanges()),
                        new OwnCatalogRoutes(all.catalogs().ownCatalogs()),
                        new ProductRoutes(all.products(), all.stockExplanations()),
                        new ListingRoutes(all.listings()),
                        new TillProductRoutes(all.tillProducts()),
                        new WarehouseRoutes(all.warehouses()),
                        new StockRoutes(all.stock()),
                        new IncomingGoodsRoutes(all.incomingGoods()),
                        new OrderRoutes(all.orders()),
                        new SettingsRoutes(all.settings(), all.configuration(), all.company()),
                        new ErasureRoutes(all.erasures()),
                        new AuditRoutes(all.audit()),
                        new EventRoutes(all.events()),
                        new SubscriptionRoutes(all.subscriptions(), all.eventDeliveries()),
                        new RouteFileRoutes(all.routeFiles(), all.routeEdits()),
                        new ApiKeyRoutes(all.access().apiKeys()),
                        new PartnerRoutes(all.access().partners()),
                        new OneTimeSecretRoutes(all.access().oneTimeSecrets()),
                        new RetailerRoutes(all.access().retailers()),
                        new WholesaleRoutes(
                                all.access().wholesaleOrders(),
                                all.access().wholesaleMoves(),
                                all.access().wholesaleOffer(),
                                all.access().wholesaleFiles()),
                        new PriceListRoutes(
                                all.access().priceLists(), all.access().wholesaleFiles()),
                        new SessionRoutes(all.access().sessions()),
                        new UserRoutes(all.access().users()),
                        new InvitationRoutes(all.access().invitations()),
                        new PasswordRoutes(all.access().passwords()),
                        new FeedRoutes(
                                all.feeds().definitions(),
                                all.feeds().feeds(),
                                all.feeds().reports(),
                                all.feeds().tokens()),
                        new SearchRoutes(all.search(), all.firstSteps())));
    }

    @Override
    public void configure() {
        PlatformHttpEngine closed = ApiRoutes::refuse;
        getContext().getRegistry().bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, closed);
        getContext().getRegistry().bind(OperationConsumers.COMPONENT, consumers);
        restConfiguration()
                .component(OperationConsumers.COMPONENT)
                .contextPath(contract.basePath())
                .bindingMode(RestBindingMode.off)
                .clientRequestValidation(false)
                .enableCORS(false)
                .inlineRoutes(true);
    }

    /** @throws ContractFault when the verbs differ from the contract */
    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        super.addRoutesToCamelContext(context);
        for (RouteBuilder resource : resources) {
            context.addRoutes(resource);
        }
        RestContract.check(contract, context);
        custom = new CustomEndpoints(context, longest);
    }

    @Override
    public ApiResponse handle(ApiRequest request) throws Exception {
        return request.operation().isCustom() ? custom.handle(request) : consumers.handle(request);
    }

    /** Otherwise, a route that begins with {@code platform-http:} would be served on the management port, to anybody. */
    private static PlatformHttpConsumer refuse(PlatformHttpEndpoint endpoint, Processor processor) {
        throw new IllegalArgumentException("A route cannot listen to HTTP by itself, found platform-http:"
                + endpoint.getPath() + ": add the operation to openapi.yaml and to the routes of its resource");
    }
}
