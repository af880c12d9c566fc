package io.tillbridge.app;

import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.file.Dialects;
import io.tillbridge.catalog.file.DialectsInvalid;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.routing.RouteFinding;
import io.tillbridge.storage.DataFolderUse;
import io.tillbridge.storage.DatabaseFault;
import io.tillbridge.storage.SpoolFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The faults of route files, dialects and feed definitions, without starting anything. */
final class ShellValidation {
    private ShellValidation() {}

    static List<String> faults(Configuration configuration) {
        List<String> faults = new ArrayList<>();
        RouteCheck check = new RouteCheck(HubRoutes.surroundings(configuration, RouteBeans.TYPES, Contract.read()));
        check.secretsOf(sealed(configuration));
        check.check(configuration.folder("routes.dir")).stream()
                .map(RouteFinding::text)
                .forEach(faults::add);
        try {
            Dialects.read(configuration.folder("catalog.dialects"));
        } catch (DialectsInvalid e) {
            e.faults().forEach(fault -> faults.add(fault.toString()));
        }
        FeedDefinitions.read(configuration.folder("feeds.shipped"), configuration.folder("feeds.dir"))
                .faults()
                .forEach(fault -> faults.add(fault.toString()));
        return faults;
    }

    /** Asks a hub that runs. One that does not run may hold any: then no name is missed. */
    private static Predicate<String> sealed(Configuration configuration) {
        try {
            DataFolderUse use = DataFolderUse.of(configuration.folder("data.dir"));
            if (use == DataFolderUse.EMPTY && configuration.text("database.url").isEmpty()) {
                return name -> false;
            }
            if (use != DataFolderUse.RUNNING) {
                return name -> true;
            }
            try (HubCore core = HubCore.join(configuration)) {
                Set<String> names = core.routeSecrets().sealedNames();
                return names::contains;
            }
        } catch (DatabaseFault | SpoolFault | DialectsInvalid e) {
            return name -> true;
        }
    }
}
