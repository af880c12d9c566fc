package io.tillbridge.remotefiles;

import io.tillbridge.connection.ConnectionTest.TestReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The web servers of one account, as a folder with a file for each address. Each file is asked for once: what the listing
 * asked for is kept open until a session reads it, for a server may make the file anew for each request, or allow only few.
 */
final class HttpsServer implements RemoteProtocol {
    private final HttpsAccount account;
    private final RemoteSetup setup;
    private final KnownVersions known;
    private final HttpsCalls calls;
    private final RetryAfter pauses;
    private final Map<String, HttpsDownload> downloads = new ConcurrentHashMap<>();
    private volatile boolean listed;
    private volatile boolean unchanged;

    HttpsServer(HttpsAccount account, RemoteSetup setup, KnownVersions known) {
        this.account = account;
        this.setup = setup;
        this.known = known;
        this.calls = new HttpsCalls(account, setup);
        this.pauses = new RetryAfter(setup.runs());
    }

    @Override
    public HttpsSession open() {
        return new HttpsSession(this, setup);
    }

    @Override
    public TestReport test(FileSelection selection, boolean pinnedOnly) {
        return new HttpsChecks(this, account, selection).run();
    }

    @Override
    public void close() {
        downloads.values().forEach(HttpsDownload::close);
        calls.close();
    }

    HttpsAccount account() {
        return account;
    }

    HttpsCalls calls() {
        return calls;
    }

    RetryAfter pauses() {
        return pauses;
    }

    /** By wire path. */
    HttpsDownload download(String path) {
        return downloads.get(path);
    }

    /** Whether no address has another version than the one that is loaded. */
    boolean unchanged() {
        return unchanged;
    }

    /**
     * Asks for every file, and keeps the answers. When one address has something new the others are fetched, too: all
     * files of a pull count together.
     */
    synchronized List<HttpsDownload> ask(HttpsSession session) {
        if (!listed) {
            List<HttpsDownload> asked = new ArrayList<>();
            Set<String> names = new TreeSet<>();
            boolean done = false;
            try {
                for (URI url : account.urls()) {
                    asked.add(new HttpsDownload(url, account).ask(session, known.of(url.toString())));
                }
                unchanged = asked.stream().allMatch(HttpsDownload::unchanged);
                for (HttpsDownload download : asked) {
                    if (download.unchanged() && !unchanged) {
                        download.ask(session, KnownVersions.NONE.of(""));
                    }
                    download.named(names);
                    downloads.put(download.wire(), download);
                }
                done = true;
            } finally {
                if (!done) {
                    asked.forEach(HttpsDownload::close);
                }
            }
            listed = true;
        }
        return unchanged ? List.of() : List.copyOf(downloads.values());
    }
}
