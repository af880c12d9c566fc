package io.tillbridge.flow.checkout;

import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations.Installed;
import io.tillbridge.lightspeed.cseries.CSeriesInstallations.Shop;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.RunLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The bean {@code checkoutSync}: makes a shop have our script and our methods just as the switches of its connection say.
 * A second time it changes nothing.
 */
public final class CheckoutSync {
    /** No connection has this version. */
    private static final long NEVER = 0;

    private final Connections connections;
    private final CSeriesInstallations shops;
    private final CheckoutInstallationStore store;
    private final CheckoutAddresses addresses;
    private final Clock clock;

    public CheckoutSync(
            Connections connections,
            CSeriesInstallations shops,
            CheckoutInstallationStore store,
            CheckoutAddresses addresses,
            Clock clock) {
        this.connections = connections;
        this.shops = shops;
        this.store = store;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * Installs, changes or removes both. What the shop refuses is a problem of the run, and the other part goes on.
     *
     * @throws PassingFailure when the shop is away: what was done stays, and the next try goes on from there
     */
    public void ensure(RunLog run) {
        long id = run.connectionId();
        Connection connection = connections.get(id);
        CSeriesSettings.of(connection);
        for (CheckoutPart part : CheckoutPart.values()) {
            try {
                ensure(run, connection, part);
            } catch (PassingFailure away) {
                throw away;
            } catch (Failure refused) {
                fault(run, connection, part, refused.getMessage());
            }
        }
    }

    private void ensure(RunLog run, Connection connection, CheckoutPart part) {
        Optional<CheckoutInstallation> known = store.find(connection.id(), part);
        boolean wanted = part.wanted(connection);
        if (!wanted && known.isEmpty()) {
            run.info("The " + part.title() + " is switched off, and the shop has none of this hub.");
            return;
        }
        Optional<String> base = addresses.of(connection);
        if (wanted && base.isEmpty()) {
            throw new BadDataFailure(
                    part.setting() + " of this shop is on, and the checkout has no public address: switch"
                            + " checkoutOptions on and set http.public-url to the https address of this hub, or switch "
                            + part.setting() + " off.");
        }
        String address = wanted ? part.address(base.get(), connection) : null;
        Shop shop = shops.shop(connection.id());
        CheckoutPlan plan = CheckoutPlan.of(shops.list(shop, part.form()), known.orElse(null), address);
        if (run.dryRun()) {
            show(run, part, plan, address);
            return;
        }
        apply(run, connection, part, shop, plan, address);
    }

    private void apply(
            RunLog run, Connection connection, CheckoutPart part, Shop shop, CheckoutPlan plan, String address) {
        for (Installed second : plan.delete()) {
            shops.delete(shop, part.form(), second.remoteId());
            run.count("removed", 1);
        }
        if (plan.edited() != null) {
            String text = "The " + part.title() + " of this hub in the shop was changed by hand to '" + plan.edited()
                    + "', so the hub leaves it alone. Delete it in the shop's back office, and the next run installs it"
                    + " anew when " + part.setting() + " is on.";
            run.warn(text);
            if (address == null) {
                store.forget(connection.id(), part);
            } else {
                fault(connection, part, text);
            }
            return;
        }
        if (address == null) {
            store.forget(connection.id(), part);
            run.info("Removed the " + part.title() + " of this hub from the shop.");
            return;
        }
        if (plan.create()) {
            // Known before it is made, so that one that is made without an answer is recognised later.
            store.keep(new CheckoutInstallation(connection.id(), part, null, address, NEVER, now(), null));
        }
        String remoteId =
                plan.create() ? made(shop, part, address) : plan.kept().remoteId();
        if (plan.create()) {
            run.count("installed", 1);
            run.info("Installed the " + part.title() + " of this hub in the shop.");
        } else if (plan.change()) {
            shops.change(shop, part.form(), remoteId, address);
            run.count("changed", 1);
            run.info("Changed the address of the " + part.title() + " of this hub in the shop.");
        } else {
            run.info(asWanted(part));
        }
        keep(connection, part, remoteId, address, null);
    }

    /** Nobody knows whether a creation without answer was done: then the list is read again. */
    private String made(Shop shop, CheckoutPart part, String address) {
        String id = null;
        BadDataFailure why = null;
        try {
            id = shops.make(shop, part.form(), address);
        } catch (BadDataFailure unknown) {
            why = unknown;
        }
        if (id != null) {
            return id;
        }
        Optional<Installed> found = shops.list(shop, part.form()).stream()
                .filter(each -> each.address().equals(address))
                .findFirst();
        if (found.isPresent()) {
            return found.get().remoteId();
        }
        throw why != null
                ? why
                : new BadDataFailure("The shop accepted the " + part.title()
                        + " and does not list it. The hub tries again" + " within the hour.");
    }

    private static void show(RunLog run, CheckoutPart part, CheckoutPlan plan, String address) {
        if (plan.edited() != null) {
            run.plan(PlanItem.of(PlanItem.Action.KEEP, part.text(), null, part.title())
                    .because("It was changed by hand to " + plan.edited()));
        } else if (plan.create()) {
            run.plan(PlanItem.of(PlanItem.Action.CREATE, part.text(), null, part.title())
                    .changing("address", null, address));
        } else if (plan.change()) {
            run.plan(
                    PlanItem.of(PlanItem.Action.CHANGE, part.text(), plan.kept().remoteId(), part.title())
                            .changing("address", plan.kept().address(), address));
        }
        plan.delete()
                .forEach(
                        each -> run.plan(PlanItem.of(PlanItem.Action.REMOVE, part.text(), each.remoteId(), part.title())
                                .changing("address", each.address(), null)));
        if (plan.changesNothing() && plan.edited() == null) {
            run.info(asWanted(part));
        }
    }

    private static String asWanted(CheckoutPart part) {
        return "The " + part.title() + " in the shop is as the settings say.";
    }

    private void fault(RunLog run, Connection connection, CheckoutPart part, String why) {
        String text = "The " + part.title() + " of this hub in the shop could not be set as wanted: " + why;
        if (!run.dryRun()) {
            fault(connection, part, text);
        }
        run.problem(text);
    }

    private void fault(Connection connection, CheckoutPart part, String text) {
        Optional<CheckoutInstallation> known = store.find(connection.id(), part);
        keep(
                connection,
                part,
                known.map(CheckoutInstallation::remoteId).orElse(null),
                known.map(CheckoutInstallation::address).orElse(null),
                text);
    }

    private void keep(Connection connection, CheckoutPart part, String remoteId, String address, String fault) {
        store.keep(
                new CheckoutInstallation(connection.id(), part, remoteId, address, connection.version(), now(), fault));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
