package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.flow.orders.OrderWatermark;
import io.tillbridge.flow.sales.SalePolicies;
import io.tillbridge.flow.sales.SalePoll;
import io.tillbridge.flow.sales.SalePollSteps;
import io.tillbridge.lightspeed.rseries.RSeriesSales;
import io.tillbridge.order.CopiedSales;
import io.tillbridge.order.Coverage;
import io.tillbridge.order.Orders;
import io.tillbridge.order.SaleIntake;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.run.Running;
import io.tillbridge.till.TillSales;
import java.util.HashMap;
import java.util.Map;

/** Sales of tills as orders, put together: the beans their routes name. */
final class SaleFlows {
    private final Map<String, Object> beans = new HashMap<>();

    /** @param salesRead what the push of stock asks for, too */
    SaleFlows(HubCore core, Running running, Orders orders, LineMatch match, OrderWatermark salesRead) {
        Configuration configuration = core.configuration();
        Coverage coverage = new Coverage(core.database(), core.clock(), configuration.duration("rseries.first-days"));
        SalePoll poll = new SalePoll(
                new SalePolicies(core.connections(), core.settings(), coverage, core.database()),
                new RSeriesSales(),
                new TillSales(
                        new SaleIntake(core.database(), core.clock(), match),
                        new CopiedSales(core.database(), core.clock())),
                orders,
                coverage,
                salesRead,
                running.failures(),
                configuration.duration("rseries.overlap"),
                core.clock());
        beans.put("salePoll", poll);
        beans.putAll(new SalePollSteps(poll).byName());
    }

    Map<String, Object> beans() {
        return Map.copyOf(beans);
    }
}
