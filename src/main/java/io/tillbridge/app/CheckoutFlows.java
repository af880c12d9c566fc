package io.tillbridge.app;

import io.tillbridge.api.resource.InstalledPart;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.flow.checkout.CheckoutAddresses;
import io.tillbridge.flow.checkout.CheckoutInstallationStore;
import io.tillbridge.flow.checkout.CheckoutRemoval;
import io.tillbridge.flow.checkout.CheckoutSync;
import io.tillbridge.lightspeed.cseries.CSeriesClient;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Runs;
import io.tillbridge.run.SteadyClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What puts the hub's script and methods into the checkout of shops. */
final class CheckoutFlows implements AutoCloseable {
    private final CheckoutInstallationStore store;
    private final CheckoutSync sync;
    private final CheckoutRemoval removal;
    private final Runs runs;

    /** @param address of the running hub on this machine, where the shop of the sandbox reaches it */
    CheckoutFlows(HubCore core, CSeriesClient link, Runs runs, Supplier<String> address) {
        this.runs = runs;
        CSeriesInstallations shops = new CSeriesInstallations(link);
        CheckoutTokens tokens = new CheckoutTokens(core.database().jdbi(), core.clock());
        boolean here = core.configuration().flag("sandbox.enabled");
        String publicUrl = core.configuration().text("http.public-url").replaceFirst("/+$", "");
        CheckoutAddresses addresses = connection -> publicUrl.isEmpty() && !here
                        || !Boolean.TRUE.equals(connection.settings().get("checkoutOptions"))
                ? Optional.empty()
                : Optional.of((publicUrl.isEmpty() ? address.get() : publicUrl) + "/public/checkout/"
                        + tokens.findOrMake(connection.id()).token());
        this.store = new CheckoutInstallationStore(core.database());
        this.sync = new CheckoutSync(core.connections(), shops, store, addresses, core.clock());
        this.removal = new CheckoutRemoval(core.connections(), shops, store, SteadyClock.of(core.clock()));
    }

    /** What stands in the shop of a connection, as the API shows it. */
    List<InstalledPart> installed(long connectionId) {
        return store.of(connectionId).stream()
                .map(one -> new InstalledPart(
                        one.part().text(),
                        one.remoteId() != null && one.fault() == null,
                        one.address(),
                        one.lookedAt(),
                        one.fault()))
                .toList();
    }

    /** The public address of the checkout was replaced: what stands in the shop follows. */
    void moved(long connectionId) {
        if (!store.of(connectionId).isEmpty()) {
            runs.due(Jobs.CHECKOUT_SYNC, connectionId);
        }
    }

    CheckoutRemoval removal() {
        return removal;
    }

    Map<String, Object> beans() {
        return Map.of("checkoutSync", sync, "checkoutRemoval", removal);
    }

    @Override
    public void close() {
        removal.close();
    }
}
