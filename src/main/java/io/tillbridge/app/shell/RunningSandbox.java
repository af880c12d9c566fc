package io.tillbridge.app.shell;

import io.tillbridge.app.shell.HubOperations.Arrival;
import io.tillbridge.app.shell.HubOperations.Buyer;
import io.tillbridge.app.shell.HubOperations.EndedRun;
import io.tillbridge.app.shell.HubOperations.Pulled;
import java.io.IOException;
import java.util.List;

/** The sandbox beside a running hub. */
public interface RunningSandbox {
    /** Of the vendors' servers, such as {@code sftp://127.0.0.1:2222}. */
    String vendorAddress();

    String clientId();

    String clientSecret();

    /** Pulls every vendor's catalog now, waits for the end, and tells what became of each file, by connection. */
    Pulled pullAll() throws InterruptedException;

    /** Of the web shop's API, such as {@code http://127.0.0.1:40123}. */
    String shopAddress();

    /** The page that customers of the web shop see. */
    String storefront();

    /**
     * Syncs the shop's products, counts goods for them once, reads its orders, sends it the stock, and installs the
     * checkout script.
     */
    List<EndedRun> runShop() throws InterruptedException;

    /** Of the tills' API, such as {@code http://127.0.0.1:40124}. */
    String tillAddress();

    /** Syncs the items of the tills, reads their sales and sends them the stock. */
    List<EndedRun> runTill() throws InterruptedException;

    /** Where the sandbox partner fetches its feed, with the token. */
    String feedAddress();

    /** Publishes the feed of the shop's products; from then on the partner fetches it. */
    List<EndedRun> runFeed() throws InterruptedException;

    /** Lets the retailer place its wholesale orders, once. */
    Buyer runRetailer() throws InterruptedException, IOException;

    /** Runs the examples of flows that are switched on, and tells where what they sent has arrived. */
    List<Arrival> runExamples() throws InterruptedException, IOException;
}
