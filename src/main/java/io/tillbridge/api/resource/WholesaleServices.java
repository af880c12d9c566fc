package io.tillbridge.api.resource;

import io.tillbridge.product.ProductStore;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.settings.Settings;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.wholesale.PriceLists;
import io.tillbridge.wholesale.WholesaleChanges;
import io.tillbridge.wholesale.WholesaleDecisions;
import io.tillbridge.wholesale.WholesaleFiles;
import io.tillbridge.wholesale.WholesaleOrders;
import io.tillbridge.wholesale.WholesaleShipping;
import io.tillbridge.wholesale.WholesaleSubmission;
import io.tillbridge.wholesale.WholesaleWork;
import java.time.Clock;

/** What the operations on retailers' orders and price lists call. */
public record WholesaleServices(
        WholesaleOrders orders,
        WholesaleChanges changes,
        WholesaleSubmission submission,
        WholesaleDecisions decisions,
        WholesaleShipping shipping,
        WholesaleFiles files,
        PriceLists priceLists,
        RetailerConditions conditions,
        Settings settings) {

    public static WholesaleServices of(
            Database database, Settings settings, ProductStore products, Spool spool, Clock clock) {
        WholesaleWork work = WholesaleWork.of(database, settings::find, clock);
        WholesaleOrders orders = new WholesaleOrders(work);
        PriceLists priceLists = new PriceLists(database, settings::find, clock);
        return new WholesaleServices(
                orders,
                new WholesaleChanges(work),
                new WholesaleSubmission(work),
                new WholesaleDecisions(work),
                new WholesaleShipping(work),
                new WholesaleFiles(work, orders, priceLists, products, spool),
                priceLists,
                new RetailerConditions(database, clock),
                settings);
    }
}
