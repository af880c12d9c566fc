package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.access.ExpiredAccessCleanup;
import io.tillbridge.access.ExpiredSecrets;
import io.tillbridge.access.IdempotentAnswers;
import io.tillbridge.api.flow.HubBean;
import io.tillbridge.api.flow.HubCallStep;
import io.tillbridge.flow.RunCounter;
import io.tillbridge.flow.RunMessage;
import io.tillbridge.flow.RunProgress;
import io.tillbridge.flow.alerts.AlertSteps;
import io.tillbridge.flow.checkout.CheckoutRemoval;
import io.tillbridge.flow.checkout.CheckoutSync;
import io.tillbridge.flow.catalogs.ArchiveStep;
import io.tillbridge.flow.catalogs.BeginStep;
import io.tillbridge.flow.catalogs.CloseDeliveryStep;
import io.tillbridge.flow.catalogs.DescribeStep;
import io.tillbridge.flow.catalogs.LoadStep;
import io.tillbridge.flow.catalogs.MissedFileStep;
import io.tillbridge.flow.catalogs.OpenDeliveryStep;
import io.tillbridge.flow.catalogs.PlanStep;
import io.tillbridge.flow.catalogs.RemoteFetchStep;
import io.tillbridge.flow.catalogs.RemoteListStep;
import io.tillbridge.flow.catalogs.ReportStep;
import io.tillbridge.flow.catalogs.SurveyStep;
import io.tillbridge.flow.catalogs.VendorReports;
import io.tillbridge.flow.feeds.FeedSteps;
import io.tillbridge.flow.orders.OrderPoll;
import io.tillbridge.flow.orders.OrderPollSteps;
import io.tillbridge.flow.orders.OrderWebhooks;
import io.tillbridge.flow.orders.WebhookRegistration;
import io.tillbridge.flow.orders.WebhookRemoval;
import io.tillbridge.flow.prices.PricePushSteps;
import io.tillbridge.flow.products.ItemCreateSteps;
import io.tillbridge.flow.products.ProductSyncSteps;
import io.tillbridge.flow.products.RefusedItemSteps;
import io.tillbridge.flow.sales.SalePoll;
import io.tillbridge.flow.sales.SalePollSteps;
import io.tillbridge.flow.shipments.ShipmentPushSteps;
import io.tillbridge.flow.shops.TillShopsSteps;
import io.tillbridge.flow.stock.InventoryPushSteps;
import io.tillbridge.flow.stock.StockChangeWatch;
import io.tillbridge.flow.stock.TillCountSteps;
import io.tillbridge.flow.stock.TillStockSteps;
import io.tillbridge.flow.stock.VariantHooks;
import io.tillbridge.flow.stock.VariantReadSteps;
import io.tillbridge.flow.wholesale.WholesaleMailStep;
import io.tillbridge.lightspeed.LightspeedHttp;
import io.tillbridge.lightspeed.cseries.CSeriesCalls;
import io.tillbridge.lightspeed.cseries.CSeriesPages;
import io.tillbridge.lightspeed.rseries.RSeriesCalls;
import io.tillbridge.lightspeed.rseries.RSeriesPages;
import io.tillbridge.retention.Retention;
import io.tillbridge.run.ConnectionClocks;
import io.tillbridge.run.CustomJobs;
import io.tillbridge.run.Failures;
import io.tillbridge.run.JobWorker;
import io.tillbridge.run.Runs;
import io.tillbridge.wording.StepContract;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;

/** The beans a route may name, with their classes: what a check of route files knows without a hub that runs. */
public final class RouteBeans {
    public static final Map<String, Class<?>> TYPES = withSteps(Map.ofEntries(
            Map.entry("dataSource", HikariDataSource.class),
            Map.entry("collectBodies", GroupedBodyAggregationStrategy.class),
            Map.entry("runs", Runs.class),
            Map.entry("productSyncClocks", ConnectionClocks.class),
            Map.entry("jobWorker", JobWorker.class),
            Map.entry("failures", Failures.class),
            Map.entry("idempotentAnswers", IdempotentAnswers.class),
            Map.entry("accessLeftovers", ExpiredSecrets.class),
            Map.entry("accessSweep", ExpiredAccessCleanup.class),
            Map.entry("retention", Retention.class),
            Map.entry("remoteList", RemoteListStep.class),
            Map.entry("remoteFetch", RemoteFetchStep.class),
            Map.entry("catalogOpen", OpenDeliveryStep.class),
            Map.entry("catalogMissed", MissedFileStep.class),
            Map.entry("catalogReceived", CloseDeliveryStep.class),
            Map.entry("catalogBegin", BeginStep.class),
            Map.entry("catalogSurvey", SurveyStep.class),
            Map.entry("catalogPlan", PlanStep.class),
            Map.entry("catalogLoad", LoadStep.class),
            Map.entry("catalogReport", ReportStep.class),
            Map.entry("catalogArchive", ArchiveStep.class),
            Map.entry("catalogDescribe", DescribeStep.class),
            Map.entry("vendorReports", VendorReports.class),
            Map.entry("wholesaleMail", WholesaleMailStep.class),
            Map.entry("cseriesHttp", LightspeedHttp.class),
            Map.entry("cseriesCalls", CSeriesCalls.class),
            Map.entry("cseriesPages", CSeriesPages.class),
            Map.entry("rseriesCalls", RSeriesCalls.class),
            Map.entry("rseriesPages", RSeriesPages.class),
            Map.entry("orderPoll", OrderPoll.class),
            Map.entry("salePoll", SalePoll.class),
            Map.entry("orderHooks", OrderWebhooks.class),
            Map.entry("shopHooks", WebhookRegistration.class),
            Map.entry("variantHooks", VariantHooks.class),
            Map.entry("hookFarewell", WebhookRemoval.class),
            Map.entry("checkoutSync", CheckoutSync.class),
            Map.entry("checkoutRemoval", CheckoutRemoval.class),
            Map.entry("stockWatch", StockChangeWatch.class),
            Map.entry("hub", HubBean.class),
            Map.entry("hubCall", HubCallStep.class),
            Map.entry("customJobs", CustomJobs.class),
            Map.entry("runCount", RunCounter.class),
            Map.entry("runProgress", RunProgress.class),
            Map.entry("runInfo", RunMessage.class),
            Map.entry("runWarning", RunMessage.class)));

    private static final List<Class<?>> WITH_SEVERAL_STEPS = List.of(
            AlertSteps.class,
            FeedSteps.class,
            ProductSyncSteps.class,
            ItemCreateSteps.class,
            PricePushSteps.class,
            InventoryPushSteps.class,
            TillShopsSteps.class,
            RefusedItemSteps.class,
            TillStockSteps.class,
            TillCountSteps.class,
            OrderPollSteps.class,
            SalePollSteps.class,
            ShipmentPushSteps.class,
            VariantReadSteps.class);

    private RouteBeans() {}

    /** What each step does, by the name in {@code ref}. */
    public static Map<String, StepContract> steps() {
        Map<String, StepContract> steps = new TreeMap<>();
        Stream.concat(TYPES.values().stream(), WITH_SEVERAL_STEPS.stream())
                .flatMap(type -> Stream.of(type.getAnnotationsByType(StepContract.class)))
                .forEach(step -> steps.put(step.name(), step));
        return steps;
    }

    /** The steps of flows are known as processors alone: a route names them in {@code process}. */
    private static Map<String, Class<?>> withSteps(Map<String, Class<?>> beans) {
        Map<String, Class<?>> all = new HashMap<>(beans);
        List.of(
                        AlertSteps.NAMES,
                        FeedSteps.NAMES,
                        ProductSyncSteps.NAMES,
                        ItemCreateSteps.NAMES,
                        PricePushSteps.NAMES,
                        RefusedItemSteps.NAMES,
                        InventoryPushSteps.NAMES,
                        TillShopsSteps.NAMES,
                        TillStockSteps.NAMES,
                        TillCountSteps.NAMES,
                        OrderPollSteps.NAMES,
                        SalePollSteps.NAMES,
                        ShipmentPushSteps.NAMES,
                        VariantReadSteps.NAMES)
                .stream()
                .flatMap(Collection::stream)
                .forEach(name -> all.put(name, Processor.class));
        return Map.copyOf(all);
    }

    /** The hub binds just these, or a check without it would tell something else than its start. */
    static Map<String, Object> complete(Map<String, Object> beans) {
        Map<String, Class<?>> classes = new TreeMap<>();
        beans.forEach((name, bean) -> classes.put(name, bean.getClass()));
        boolean right = classes.keySet().equals(TYPES.keySet())
                && classes.entrySet().stream().allMatch(bean -> is(bean.getValue(), TYPES.get(bean.getKey())));
        if (!right) {
            throw new IllegalStateException(
                    "The hub binds " + classes + ", the catalogue names " + new TreeMap<>(TYPES));
        }
        return beans;
    }

    /** A step of a flow is known by its interface. */
    private static boolean is(Class<?> bean, Class<?> named) {
        return named.isInterface() ? named.isAssignableFrom(bean) : named == bean;
    }
}
