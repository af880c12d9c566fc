package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKeyAdministration;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.audit.Audit;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.FindingPages;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.ConnectionTest;
import io.tillbridge.connection.ConnectionView;
import io.tillbridge.connection.Connections;
import io.tillbridge.product.ProductStore;
import io.tillbridge.retention.Erasure;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.JobClock;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Spool;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What the operations call.
 *
 * @param tests how each kind of connection is tried
 * @param clocks of the jobs that fire by themselves; empty when the hub's clocks are off
 * @param connectionClocks of the jobs that fire in each connection's own time zone; empty likewise
 * @param maxFile the largest catalog file in bytes
 */
public record ApiServices(
        Connections connections,
        ConnectionKinds kinds,
        Map<String, ConnectionTest> tests,
        Running running,
        List<JobClock> clocks,
        List<ConnectionClocks> connectionClocks,
        Deliveries deliveries,
        UploadStore uploads,
        ProductStore products,
        Spool spool,
        ShopServices shop,
        KeyServices keys,
        PeopleServices people,
        Audit audit,
        SettingsServices settings,
        Erasure erasure,
        long maxFile,
        Clock clock) {

    /** All operations of the contract. */
    public List<Resource> resources() {
        NextFirings firings = new NextFirings(connections, connectionClocks);
        return List.of(
                new ConnectionOperations(
                        connections,
                        new ConnectionView(kinds),
                        new ConnectionTestRunner(connections, tests),
                        running.runs(),
                        shop,
                        firings),
                new RunOperations(running.runs(), running.jobs(), connections),
                new JobOperations(running.jobs(), clocks, firings, clock),
                new FailureOperations(running.failures()),
                new CatalogOperations(connections, deliveries, running.runs(), maxFile),
                new UploadOperations(uploads, new FindingPages(spool), spool),
                new ProductOperations(products, keys::seesCosts),
                new WarehouseOperations(shop.warehouses()),
                new StockOperations(shop.stock(), shop.incoming(), shop.warehouses(), products),
                new IncomingGoodsOperations(shop.incoming(), products),
                new StockExplanations(connections, shop),
                new ListingOperations(shop.listings(), products, shop.freed()),
                new ShopOperations(connections, shop),
                new OrderOperations(shop.orders(), shop.shipments(), products, this::tradeName, shop.shipped()),
                new AuditOperations(audit, spool),
                new ErasureOperations(erasure),
                new SettingsOperations(settings.settings()),
                new ConfigurationOperations(settings.file()),
                new ConnectionVersions(connections, new ConnectionView(kinds)),
                new ApiKeyOperations(keys.keys(), keys.uses(), clock),
                new OneTimeSecretOperations(
                        keys.oneTimeSecrets(),
                        new SecretSource(new ApiKeyAdministration(keys.keys()), connections),
                        keys.publicUrl(),
                        clock),
                new RetailerOperations(keys.retailers()),
                new SessionOperations(people.sessions()),
                new UserOperations(people.people()),
                new InvitationOperations(people.invitations()),
                new PasswordOperations(people.resets(), people.firstOwner()));
    }

    private String tradeName(long connection) {
        return connections
                .find(connection)
                .filter(it -> it.kind().equals(CSeries.NAME))
                .map(it -> CSeriesSettings.of(it).tradeName())
                .orElse(null);

}
}
