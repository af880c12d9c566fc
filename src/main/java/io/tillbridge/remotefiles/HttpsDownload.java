package io.tillbridge.remotefiles;

import io.tillbridge.remotefiles.KnownVersions.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** One address of an account: what it answered when it was listed, until a session reads that. */
final class HttpsDownload implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;

    private final URI url;
    private final HttpsAccount account;
    private final AtomicReference<HttpsResponse> held = new AtomicReference<>();
    private volatile RemoteFault fault;
    private volatile boolean unchanged;
    private volatile String name;
    private volatile Version version;
    private volatile long size = RemoteFile.UNKNOWN;
    private volatile long modified = RemoteFile.UNKNOWN;

    HttpsDownload(URI url, HttpsAccount account) {
        this.url = url;
        this.account = account;
        this.name = DownloadName.of(url);
        this.version = new Version(url.toString(), "", "");
    }

    /** Asks for the file; a fault of this one file waits until it is fetched. */
    HttpsDownload ask(HttpsSession session, Version known) {
        HttpsResponse response = session.get(url, known);
        unchanged = response.status() == NOT_MODIFIED && !known.blank();
        if (unchanged) {
            response.close();
            return this;
        }
        try {
            HttpsFaults.check(response, url, name, account);
            take(response);
        } catch (RemoteFault e) {
            fault = e;
        }
        return this;
    }

    private void take(HttpsResponse response) {
        name = DownloadName.of(response.header("Content-Disposition"), response.url(), url);
        size = response.size();
        modified = response.modifiedMillis();
        version = response.version(url.toString());
        close(held.getAndSet(response));
    }

    /** @param taken names of the account's other files, in small letters */
    void named(Set<String> taken) {
        name = DownloadName.unique(name, taken);
        taken.add(name.toLowerCase(Locale.ROOT));
    }

    boolean unchanged() {
        return unchanged;
    }

    /** Why this one file could not be had when it was listed. */
    Optional<RemoteFault> fault() {
        return Optional.ofNullable(fault);
    }

    String wire() {
        return "./" + RemoteName.wire(name);
    }

    RemoteEntry entry() {
        return new RemoteEntry(RemoteName.wire(name), RemoteEntry.Kind.FILE, size, modified, version.text());
    }

    URI url() {
        return url;
    }

    /** The bytes of the answer that is kept, or of a new one. */
    InputStream file(HttpsSession session) throws IOException, RemoteFault {
        RemoteFault before = fault;
        if (before != null) {
            fault = null;
            throw before;
        }
        HttpsResponse response = held.getAndSet(null);
        if (response == null) {
            response = session.get(url, KnownVersions.NONE.of(""));
            HttpsFaults.check(response, url, name, account);
        } else {
            session.reading(response);
        }
        return response.file(name);
    }

    /** As it stands now; empty when it is gone. A server that gives its files no version cannot be asked. */
    Optional<RemoteEntry> now(HttpsSession session) {
        if (version.blank()) {
            return Optional.of(entry());
        }
        try (HttpsResponse response = session.get(url, version)) {
            int status = response.status();
            if (status == 404 || status == 410) {
                return Optional.empty();
            }
            // Nothing else says that the file is another one: a server may take few requests.
            return Optional.of(status == 200 && !same(response) ? changed(response) : entry());
        }
    }

    /** Servers side by side may give one file several ETags. */
    private boolean same(HttpsResponse response) {
        Version other = response.version(url.toString());
        boolean sameTag = !version.etag().isEmpty() && version.etag().equals(other.etag());
        boolean sameTime = !version.lastModified().isEmpty()
                && version.lastModified().equals(other.lastModified())
                && size == response.size();
        return sameTag || sameTime;
    }

    private RemoteEntry changed(HttpsResponse response) {
        return new RemoteEntry(
                RemoteName.wire(name),
                RemoteEntry.Kind.FILE,
                response.size(),
                response.modifiedMillis(),
                response.version(url.toString()).text());
    }

    @Override
    public void close() {
        close(held.getAndSet(null));
    }

    private static void close(HttpsResponse response) {
        if (response != null) {
            response.close();
        }
    }
}
