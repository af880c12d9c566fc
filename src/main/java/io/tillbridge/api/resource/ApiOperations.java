package io.tillbridge.api.resource;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.connection.RSeries;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.event.SubjectView;
import java.util.Map;

/** Makes the operations of each resource from the services they call. */
public final class ApiOperations {
    private final ApiServices given;

    public ApiOperations(ApiServices given) {
        this.given = given;
    }

    public ConnectionOperations connections() {
        return new ConnectionOperations(
                given.connections(),
                view(),
                new ConnectionTestRunner(given.connections(), given.tests()),
                given.running().runs(),
                given.shop(),
                firings(),
                given.clock());
    }

    public ConnectionKindOperations connectionKinds(Contract contract) {
        return new ConnectionKindOperations(given.kinds(), given.running().jobs(), contract);
    }

    public ConnectionTrialOperations connectionTrials() {
        return new ConnectionTrialOperations(
                given.connections(), new ConnectionTestRunner(given.connections(), given.tests()));
    }

    public KeyRightsOperations keyRights() {
        return new KeyRightsOperations(
                given.connections(), new ConnectionTestRunner(given.connections(), given.tests()));
    }

    public ConnectionFactOperations connectionFacts() {
        return new ConnectionFactOperations(given.connections(), given.shop(), given.uploads(), view()::authorization);
    }

    public AuthorizationOperations authorizations() {
        return new AuthorizationOperations(given.connections(), given.signIns(), given.audit());
    }

    private ConnectionView view() {
        return new ConnectionView(given.kinds(), given.signIns()::view);
    }

    public ConnectionVersions connectionVersions() {
        return new ConnectionVersions(given.connections(), view());
    }

    public ShopOperations shops() {
        return new ShopOperations(given.connections(), given.shop(), given.clock());
    }

    public CheckoutOperations checkout() {
        return new CheckoutOperations(given.connections(), given.checkout(), given.keys().publicUrl());
    }

    public TillShopOperations tillShops() {
        return new TillShopOperations(given.connections(), given.shop());
    }

    /** Of catalog files and the products in them. */
    public CatalogResources catalogs() {
        return new CatalogResources(given);
    }

    public RunOperations runs() {
        return new RunOperations(given.running().runs(), given.running().jobs(), given.connections());
    }

    public RunPlanOperations runPlans() {
        return new RunPlanOperations(given.running().runs());
    }

    public JobOperations jobs() {
        return new JobOperations(given.running().jobs(), given::allClocks, firings(), given.clock());
    }

    public FailureOperations failures() {
        return new FailureOperations(given.running().failures());
    }

    public BulkFailures bulkFailures() {
        return new BulkFailures(given.running().failures());
    }

    public OverviewOperations overview() {
        return new OverviewOperations(
                given.connections(), view(), given.overview(), given.shop().budget(), firings(), given.clock());
    }

    public StatisticsOperations statistics() {
        return new StatisticsOperations(given.overview().statistics(), given.connections());
    }

    public LiveOperations live() {
        return new LiveOperations(given.overview().live());
    }

    public ProductOperations products() {
        return new ProductOperations(given.products(), given.keys()::seesCosts);
    }

    public StockExplanations stockExplanations() {
        return new StockExplanations(
                given.connections(), given.shop(), given.wholesale().orders());
    }

    public ListingOperations listings() {
        return new ListingOperations(given.shop(), given.products(), given.keys()::seesCosts);
    }

    public TillProductOperations tillProducts() {
        return new TillProductOperations(
                given.connections(),
                given.shop().tillProducts(),
                given.products(),
                given.spool(),
                given.keys()::seesCosts);
    }

    public WarehouseOperations warehouses() {
        return new WarehouseOperations(given.shop().warehouses());
    }

    public StockOperations stock() {
        return new StockOperations(
                given.shop().stock(), given.shop().incoming(), given.shop().warehouses(), given.products());
    }

    public IncomingGoodsOperations incomingGoods() {
        return new IncomingGoodsOperations(given.shop().incoming(), given.products());
    }

    public OrderOperations orders() {
        return new OrderOperations(
                given.shop().orders(),
                given.shop().shipments(),
                given.shop().stock(),
                given.products(),
                this::tradeName,
                given.shop().shipped());
    }

    public SettingsOperations settings() {
        return new SettingsOperations(
                given.settings().settings(),
                given.settings().hookSecret(),
                new WholesaleSettingsCheck(
                        given.shop().warehouses(), given.wholesale().priceLists()));
    }

    public CompanyOperations company() {
        return new CompanyOperations(given.settings().settings());
    }

    public ConfigurationOperations configuration() {
        return new ConfigurationOperations(given.settings().file());
    }

    public ErasureOperations erasures() {
        return new ErasureOperations(given.erasure());
    }

    public AuditOperations audit() {
        return new AuditOperations(given.audit(), given.spool());
    }

    public EventOperations events() {
        return new EventOperations(given.events());
    }

    public SubscriptionOperations subscriptions() {
        return new SubscriptionOperations(given.subscriptions(), given.clock());
    }

    public EventDeliveryOperations eventDeliveries() {
        return new EventDeliveryOperations(given.subscriptions());
    }

    /** The subjects of events as the API shows them, by kind. */
    public Map<String, SubjectView> eventSubjects() {
        return new EventSubjects(given, this::tradeName, feeds().feeds()).views();
    }

    public RouteFileOperations routeFiles() {
        return new RouteFileOperations(given.routes());
    }

    public RouteEditOperations routeEdits() {
        return new RouteEditOperations(given.routes());
    }

    /** Of people, keys and retailers. */
    public AccessOperations access() {
        return new AccessOperations(given);
    }

    /** Of feeds to partners. */
    public FeedResources feeds() {
        return FeedResources.of(given, firings());
    }

    public SearchOperations search() {
        return new SearchOperations(given.search());
    }

    public FirstStepOperations firstSteps() {
        return new FirstStepOperations(given.firstSteps());
    }

    private NextFirings firings() {
        return new NextFirings(given.connections(), given.connectionClocks(), given::allClocks, given.clock());
    }

    private String tradeName(long connection) {
        return given.connections()
                .find(connection)
                .map(it -> switch (it.kind()) {
                    case CSeries.NAME -> CSeriesSettings.of(it).tradeName();
                    case RSeries.NAME -> RSeriesSettings.of(it).shopName();
                    default -> null;
                })
                .orElse(null);
    }
}
