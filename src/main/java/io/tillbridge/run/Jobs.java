package io.tillbridge.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue of jobs: those that come with the hub, and those of {@code routes/custom/jobs.yaml}. */
public final class Jobs {
    public static final String CATALOG_PULL = "catalog-pull";
    public static final String CATALOG_LOAD = "catalog-load";
    public static final String ORDER_POLL = "order-poll";
    public static final String PRODUCT_SYNC = "product-sync";
    public static final String VARIANT_READ = "variant-read";
    public static final String INVENTORY_PUSH = "inventory-push";
    public static final String PRICE_PUSH = "price-push";
    public static final String SHIPMENT_PUSH = "shipment-push";
    public static final String CHECKOUT_SYNC = "checkout-sync";

    public static final String FEED_PUBLISH = "feed-publish";

    public static final String RETENTION = "retention";

    /** Stands for a kind of connection at the jobs that have none: those of the hub itself. */
    public static final String HUB = "hub";

    private static final Set<String> SHOPS = Set.of("cseries");
    private static final Set<String> TILLS = Set.of("rseries");
    private static final Set<String> SHOPS_AND_TILLS = Set.of("cseries", "rseries");
    private static final Set<String> CATALOGS = Set.of("sftp-catalog", "ftp-catalog", "https-catalog");
    private static final Set<String> ALL_CATALOGS =
            Set.of("sftp-catalog", "ftp-catalog", "https-catalog", "own-catalog");

    private static final List<Job> SHIPPED = List.of(
            new Job(
                    CATALOG_PULL,
                    CATALOGS,
                    "catalog",
                    Lane.CATALOGS,
                    true,
                    "Fetches the catalog files from the vendor's server, checks and loads them"),
            new Job(
                    CATALOG_LOAD,
                    ALL_CATALOGS,
                    "catalog",
                    Lane.CATALOGS,
                    false,
                    "Checks and loads catalog files that were uploaded or whose load was interrupted"),
            new Job(
                    ORDER_POLL,
                    SHOPS_AND_TILLS,
                    "orders",
                    Lane.ORDERS,
                    true,
                    "Reads the orders and till sales that changed and takes them in; the stock push follows it"),
            new Job(
                    PRODUCT_SYNC,
                    SHOPS_AND_TILLS,
                    "products",
                    Lane.BULK,
                    true,
                    "Walks all products, variants and items and matches them with the hub's products"),
            new Job(
                    VARIANT_READ,
                    SHOPS,
                    "products",
                    Lane.BULK,
                    false,
                    "Reads variants whose change the shop told by web hook, and notes what they show"),
            new Job(
                    INVENTORY_PUSH,
                    SHOPS_AND_TILLS,
                    "stock",
                    Lane.BULK,
                    false,
                    "Sends shops and tills the numbers that differ from what they confirmed last; runs after an order poll"),
            new Job(
                    PRICE_PUSH,
                    TILLS,
                    "products",
                    Lane.BULK,
                    true,
                    "Creates items that a till lacks, then sends it changed prices and costs"),
            new Job(
                    SHIPMENT_PUSH,
                    SHOPS,
                    "shipments",
                    Lane.ORDERS,
                    false,
                    "Tells the shop of stored shipments, each once"),
            new Job(
                    FEED_PUBLISH,
                    Set.of("feed"),
                    "feed",
                    Lane.BULK,
                    true,
                    "Makes the file of a feed anew, publishes it, and pushes it to the partner's server"),
            new Job(
                    CHECKOUT_SYNC,
                    SHOPS,
                    "checkout",
                    Lane.BULK,
                    true,
                    "Installs the checkout script and methods in the shop, or removes them, as the connection says"),
            new Job(
                    RETENTION,
                    Set.of(HUB),
                    "retention",
                    Lane.BULK,
                    true,
                    "Removes what the keys retention.* keep no longer"));

    private volatile List<Job> all = SHIPPED;

    public List<Job> all() {
        return all;
    }

    /** Those that come with the hub. */
    public static List<Job> shipped() {
        return SHIPPED;
    }

    /** Puts the custom jobs in force in place of those before. */
    void replaceCustom(List<Job> custom) {
        all = Stream.concat(SHIPPED.stream(), custom.stream()).toList();
    }

    /** The other jobs of a run's connection. */
    List<String> beside(Run run) {
        return all.stream()
                .filter(job -> job.kinds().contains(String.valueOf(run.kind())))
                .map(Job::name)
                .filter(name -> !name.equals(run.job()))
                .toList();
    }

    /** Whether a job is one of the hub itself, without a connection. */
    public static boolean isOfTheHub(Job job) {
        return job.kinds().contains(HUB);
    }

    /** Whether a job fires for each connection by the clock of that connection's own time zone. */
    public static boolean firesInZones(Job job) {
        return job.name().equals(PRODUCT_SYNC);
    }

    /** The job of that name. */
    public Optional<Job> named(String name) {
        return all.stream().filter(job -> job.name().equals(name)).findFirst();
    }
}
