package io.tillbridge.app;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.receiver.SandboxInbox;
import io.tillbridge.sandbox.receiver.SandboxWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sandbox's receivers, and the keys and secrets by which two examples of routes/custom/examples send to them. */
final class SandboxReceivers implements AutoCloseable {
    /** The flow that posts orders to the warehouse. */
    static final String ORDERS = "custom-warehouse-orders";
    /** The flow that writes the stock; its job is the same without the prefix. */
    static final String STOCK = "custom-stock-csv";

    static final String STOCK_JOB = "stock-csv";

    private static final String ORDERS_URL = "custom.warehouse-orders.url";
    private static final String STOCK_PORT = "custom.stock-csv.port";
    private static final String STOCK_FOLDER = "stock";
    private static final String USER = "hub";

    private final String password;
    private final Path folder;
    private final SandboxWarehouse warehouse;
    private final SandboxInbox inbox;
    private Map<String, String> values = Map.of();

    private SandboxReceivers(String password, Path folder, SandboxWarehouse warehouse, SandboxInbox inbox) {
        this.password = password;
        this.folder = folder;
        this.warehouse = warehouse;
        this.inbox = inbox;
    }

    static SandboxReceivers start(Configuration configuration) throws IOException {
        Path folder = configuration.folder("data.dir").resolve("sandbox");
        String password = SandboxSecret.next();
        SandboxWarehouse warehouse = SandboxVendors.started(
                configuration,
                "sandbox.warehouse-port",
                port -> SandboxWarehouse.start(folder.resolve("warehouse"), port, password));
        boolean done = false;
        try {
            SandboxInbox inbox = SandboxVendors.started(
                    configuration,
                    "sandbox.inbox-port",
                    port -> SandboxInbox.start(
                            folder.resolve("inbox-key/host-key"),
                            port,
                            SandboxUser.withPassword(USER, password, folder.resolve("inbox"))));
            done = true;
            return new SandboxReceivers(password, folder, warehouse, inbox);
        } finally {
            if (!done) {
                warehouse.close();
            }
        }
    }

    /** The configuration in which the examples send here, unless somebody has set where they send to. */
    Configuration pointAtThese(Configuration given) {
        Map<String, String> here = Map.of(
                ORDERS_URL,
                warehouse.ordersUrl(),
                "custom.stock-csv.host",
                inbox.host(),
                STOCK_PORT,
                Integer.toString(inbox.port()),
                "custom.stock-csv.username",
                USER,
                "custom.stock-csv.folder",
                STOCK_FOLDER,
                "custom.stock-csv.host-key",
                inbox.knownHost());
        Configuration pointed = given.withUnset(here, "the sandbox");
        values = pointed.customValues();
        return pointed;
    }

    /** The secrets of the examples that send here; those of other receivers stay. */
    void setSecrets(HubCore core) {
        if (takesOrders()) {
            core.routeSecrets().set("warehouse-orders", password);
        }
        if (takesStock()) {
            core.routeSecrets().set("stock-csv-password", password);
        }
    }

    /** Whether the warehouse is the one that the flow sends orders to. */
    boolean takesOrders() {
        return warehouse.ordersUrl().equals(values.get(ORDERS_URL));
    }

    /** Whether the server is the one that the flow sends stock to. */
    boolean takesStock() {
        return Integer.toString(inbox.port()).equals(values.get(STOCK_PORT));
    }

    SandboxWarehouse warehouse() {
        return warehouse;
    }

    /** Where the stock files are on this machine. */
    Path stockFolder() {
        return folder.resolve("inbox").resolve(STOCK_FOLDER);
    }

    List<Path> stockFiles() throws IOException {
        return inbox.received(STOCK_FOLDER);
    }

    @Override
    public void close() throws IOException {
        warehouse.close();
        inbox.close();
    }
}
