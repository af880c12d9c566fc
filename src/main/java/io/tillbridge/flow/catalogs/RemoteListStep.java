package io.tillbridge.flow.catalogs;

import io.tillbridge.connection.CatalogFileSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.remotefiles.FileSelection;
import io.tillbridge.remotefiles.HttpsAccount;
import io.tillbridge.remotefiles.KnownVersions;
import io.tillbridge.remotefiles.RemoteAccount;
import io.tillbridge.remotefiles.RemoteListing;
import io.tillbridge.remotefiles.VendorReader;
import io.tillbridge.remotefiles.VendorServer;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step of {@code remote-list.kamelet.yaml}: looks at the files on the server of the run's connection.
 *
 * <p>Before: the variable {@code run} is the run, the exchange properties {@code remoteInclude}, {@code remoteExclude} and
 * {@code remoteDepth} are the options of the kamelet. After: the body is the {@link RemoteListing}, without files when the
 * run was asked to stop; the variable {@code remote} reads them for {@link RemoteFetchStep} until the end of the message.
 * Throws {@link Failure}: passing when the server is away, refused when key, sign-in or path are not accepted; and
 * {@link IllegalArgumentException} for options that are none.
 */
@StepContract(
        name = "remoteList",
        does = "Lists the files on the server of the run's connection; use it by the kamelet `remote-list`",
        needs = "variable `run`; the exchange properties that the kamelet sets",
        leaves = "body: the files and the skipped ones")
public final class RemoteListStep implements Processor {
    static final String READER = "remote";

    private final VendorServer server;
    private final Connections connections;
    private final RemoteVersionStore versions;
    private final StepTimes times;

    public RemoteListStep(VendorServer server, Connections connections, RemoteVersionStore versions, StepTimes times) {
        this.server = server;
        this.connections = connections;
        this.versions = versions;
        this.times = times;
    }

    @Override
    public void process(Exchange exchange) {
        RunLog run = exchange.getVariable("run", RunLog.class);
        RemoteListing listing = new RemoteListing(List.of(), List.of());
        if (!run.cancelled()) {
            long began = System.nanoTime();
            run.progress(Map.of("step", "list"));
            listing = list(exchange, run);
            times.ended("list", began, run);
        }
        exchange.getMessage().setBody(listing);
    }

    private RemoteListing list(Exchange exchange, RunLog run) {
        Connection connection = connections.get(run.connectionId());
        CatalogFileSettings settings = CatalogFileSettings.of(connection);
        RemoteAccount account = RemoteAccount.of(connection, connections.credentials(run.connectionId()));
        FileSelection selection = FileSelection.of(settings)
                .narrowed(
                        names(exchange, "remoteInclude"),
                        names(exchange, "remoteExclude"),
                        number(exchange, "remoteDepth"));
        VendorReader reader = server.reader(account, settings.parallelSessions(), run, known(connection, account, run));
        boolean listed = false;
        try {
            RemoteListing listing = reader.list(selection);
            listing.notes().forEach(run::info);
            exchange.setVariable(READER, reader);
            listed = true;
            return listing;
        } catch (Failure e) {
            if (run.cancelled()) {
                return new RemoteListing(List.of(), List.of());
            }
            throw e;
        } finally {
            if (!listed) {
                reader.close();
            }
        }
    }

    /** A dry run tells of all files, and one by force loads all. */
    private KnownVersions known(Connection connection, RemoteAccount account, RunLog run) {
        return account instanceof HttpsAccount https && !run.forced() && !run.dryRun()
                ? versions.loaded(connection, https.addresses())
                : KnownVersions.NONE;
    }

    private static List<String> names(Exchange exchange, String property) {
        return Arrays.stream(exchange.getProperty(property, "", String.class).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static int number(Exchange exchange, String property) {
        String text = exchange.getProperty(property, "", String.class).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "remote-list, depth: expected a number from 0 to " + FileSelection.DEEPEST + ", found '" + text
                            + "'.",
                    e);
        }
    }
}
