package io.tillbridge.routing.editing;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.routing.RouteFinding;
import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.settings.Author;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Saves, deletes and restores route files, one change at a time. */
public final class RouteFileEdits {
    private final RunningRoutes routes;
    private final RouteFileWriter writer;
    private final RouteFileVersions versions;
    private final ShippedRouteTexts shipped;
    private final Jdbi database;
    private final Clock clock;
    private final boolean allowed;

    /** @param allowed whether files may be changed at all, as {@code routes.editing} says */
    public RouteFileEdits(
            RunningRoutes routes,
            RouteFileWriter writer,
            ShippedRouteTexts shipped,
            Jdbi database,
            Clock clock,
            boolean allowed) {
        this.routes = routes;
        this.writer = writer;
        this.versions = new RouteFileVersions(database);
        this.shipped = shipped;
        this.database = database;
        this.clock = clock;
        this.allowed = allowed;
    }

    /**
     * What a change is based on.
     *
     * @param hash of the text that its author has seen; null when any will do
     * @param isNew whether there must be no such file yet
     */
    public record Basis(String hash, boolean isNew) {}

    /** Why nothing can be saved under that path now; empty when it can. */
    public Optional<String> obstacle(String file) {
        return allowed
                ? writer.obstacle(file)
                : Optional.of("Route files are read-only: the key routes.editing is false. Set it to true and "
                        + "restart the hub.");
    }

    /** Whether files may be changed at all. */
    public boolean allowed() {
        return allowed;
    }

    /** The text on disk; empty when there is no such file, or it lies behind a link that leads elsewhere. */
    public Optional<String> text(String file) {
        try {
            return Optional.ofNullable(routes.texts().get(file)).filter(text -> writer.isInside(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> shippedText(String file) {
        return shipped.of(file);
    }

    public RouteFileVersions versions() {
        return versions;
    }

    /**
     * Saves a text.
     *
     * @throws CallerFault CONFLICT: when files may not be changed, or the folder is read-only
     * @throws CallerFault STALE: when the file is another by now
     * @throws RouteFileRefused when the check finds something
     */
    public void save(String file, String text, String note, Basis basis, Author who) {
        put(file, text, "saved", note, basis, who);
    }

    /** Puts the text of an earlier version back; throws as {@link #save}, and UNKNOWN when there is no such version. */
    public void restore(String file, long version, String note, Basis basis, Author who) {
        refuseOff();
        RouteFileVersion old = versions.find(file, version)
                .orElseThrow(() -> CallerFault.unknown("version " + version + " of " + file));
        if (old.text() == null) {
            delete(file, note, basis, who);
        } else {
            put(file, old.text(), "restored", note, basis, who);
        }
    }

    /** Puts the text of this release back; throws as {@link #save}, and UNKNOWN when the release has no such file. */
    public void restoreShipped(String file, String note, Basis basis, Author who) {
        refuseOff();
        String text = shipped.of(file)
                .orElseThrow(() -> CallerFault.unknown("shipped text of " + file + ": the file is one of this site"));
        put(file, text, "restored", note, basis, who);
    }

    private synchronized void put(String file, String text, String action, String note, Basis basis, Author who) {
        refuseOff();
        if (!RunningRoutes.allowed(file)) {
            throw CallerFault.invalid(
                    "/file",
                    "file-place",
                    "Expected <folder>/<name>.camel.yaml, custom/…/<name>.camel.yaml or kamelets/<name>.kamelet.yaml "
                            + "in small letters, digits and dashes, found another name.");
        }
        Optional<String> found = based(file, basis);
        if (found.filter(text::equals).isPresent()) {
            return;
        }
        refuse(file, text);
        change(file, found, action, note, text, who, () -> writer.write(file, text));
    }

    /** Deletes a file; throws as {@link #save}, and UNKNOWN when there is none. */
    public synchronized void delete(String file, String note, Basis basis, Author who) {
        refuseOff();
        Optional<String> found = based(file, basis);
        if (found.isEmpty()) {
            throw CallerFault.unknown("route file " + file);
        }
        refuse(file, null);
        change(file, found, "deleted", note, null, who, () -> writer.delete(file));
    }

    private void refuseOff() {
        if (!allowed) {
            throw CallerFault.conflict("routes-editing-off", obstacle("").orElseThrow());
        }
    }

    /** The text that a change replaces, when it is the one its author has seen. */
    private Optional<String> based(String file, Basis basis) {
        Optional<String> found = text(file);
        if (basis.isNew() && found.isPresent()) {
            throw CallerFault.stale("There is a route file " + file + " by now: read it, or choose another name.");
        }
        boolean seen = found.map(RouteText::hash)
                .filter(basis.hash() == null ? any -> true : basis.hash()::equals)
                .isPresent();
        if (basis.hash() != null && !seen) {
            throw CallerFault.stale(
                    "The route file " + file + " was changed since it was read: read it again and repeat the change.");
        }
        return found;
    }

    private void refuse(String file, String text) {
        List<RouteFinding> findings;
        try {
            findings = routes.check(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!findings.isEmpty()) {
            throw new RouteFileRefused(findings);
        }
    }

    private void change(
            String file, Optional<String> found, String action, String note, String text, Author who, Runnable work) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        database.useTransaction(tx -> {
            keepFound(tx, file, found, now);
            versions.keep(tx, file, action, note, text, who, now);
            work.run();
        });
    }

    /** What another hand has put there is a version, too, or nobody could go back to it. */
    private void keepFound(Handle tx, String file, Optional<String> found, Instant now) {
        Optional<RouteFileVersion> last = versions.last(tx, file);
        String known = last.map(RouteFileVersion::hash).orElse(null);
        String is = found.map(RouteText::hash).orElse(null);
        boolean another = is == null ? known != null : !is.equals(known);
        if (another) {
            versions.keep(tx, file, found.isPresent() ? "found" : "deleted", null, found.orElse(null), Author.HUB, now);
        }
    }
}
