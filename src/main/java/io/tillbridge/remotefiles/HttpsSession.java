package io.tillbridge.remotefiles;

import io.tillbridge.remotefiles.KnownVersions.Version;
import io.tillbridge.remotefiles.RemoteEntry.Kind;
import io.tillbridge.run.CancellableWait;
import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.concurrent.Cancellable;

/** Requests to the web servers of one account, one after another. */
final class HttpsSession implements RemoteSession {
    private static final String FOLDER = ".";

    private final HttpsServer server;
    private final RemoteSetup setup;
    private final ReplyWatchdog watch;
    private final CancellableWait wait;
    private volatile VendorFaults faults;
    private volatile Cancellable current;
    private volatile boolean cut;

    HttpsSession(HttpsServer server, RemoteSetup setup) {
        this.server = server;
        this.setup = setup;
        this.watch = setup.watchdog(setup.times().read(), this::cut);
        this.wait = setup.runs().waiting(this::cut);
        this.faults = faults(server.account().server());
    }

    @Override
    public VendorFaults faults() {
        return faults;
    }

    @Override
    public ReplyWatchdog watch() {
        return watch;
    }

    @Override
    public boolean usable() {
        return !faults.away();
    }

    @Override
    public List<RemoteEntry> entries(String folder) {
        return server.ask(this).stream().map(HttpsDownload::entry).toList();
    }

    @Override
    public Optional<RemoteEntry> look(String path) {
        if (path.equals(FOLDER)) {
            return Optional.of(new RemoteEntry(FOLDER, Kind.FOLDER, RemoteFile.UNKNOWN, RemoteFile.UNKNOWN));
        }
        HttpsDownload download = server.download(path);
        return download == null ? Optional.empty() : download.now(this);
    }

    @Override
    public InputStream stream(String path) throws RemoteFault {
        HttpsDownload download = server.download(path);
        if (download == null) {
            throw RemoteFault.of(RemoteFault.Kind.ABSENT, "no such file", null);
        }
        watch.waiting();
        try {
            return download.file(this);
        } catch (IOException e) {
            throw faults.inFile(e, RemoteName.text(download.entry().name()));
        } finally {
            watch.answered();
        }
    }

    @Override
    public List<String> notes() {
        return server.unchanged()
                ? List.of("The server says that nothing has changed since the last load"
                        + " (304 Not Modified); nothing is fetched.")
                : List.of();
    }

    @Override
    public void close() {
        wait.close();
        watch.close();
    }

    /**
     * The answer to a request.
     *
     * @throws Failure when there is none
     */
    HttpsResponse get(URI url, Version known) {
        faults = faults(HttpsAccount.server(url));
        server.pauses().await(url);
        watch.waiting();
        try {
            HttpsResponse response = server.calls().get(url, known, this::underWay);
            server.pauses().note(url, response);
            reading(response);
            return response;
        } catch (IOException e) {
            throw failure(e, url);
        } finally {
            watch.answered();
        }
    }

    /** From here on this session reads the answer. */
    void reading(HttpsResponse response) {
        underWay(response.request());
    }

    private void underWay(Cancellable request) {
        current = request;
        if (cut) {
            request.cancel();
        }
    }

    private void cut() {
        cut = true;
        Cancellable request = current;
        if (request != null) {
            request.cancel();
        }
    }

    private VendorFaults faults(String at) {
        return new VendorFaults(at, server.account().username(), setup.times(), () -> cut, watch);
    }

    private Failure failure(IOException fault, URI url) {
        return CertificatePin.refusal(fault, HttpsAccount.server(url))
                .<Failure>map(words -> new RefusedFailure(words, fault))
                .or(() -> faults.reaching(fault))
                .orElseGet(() -> faults.endedConnecting(fault));
    }
}
