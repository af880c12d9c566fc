package io.tillbridge.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * The route files as they stand on disk, held against those that run: which are live, which are refused and why, and how
 * many messages pass their routes and steps.
 */
public final class RunningRoutes {
    private final CamelContext context;
    private final RouteFolder folder;
    private final RouteCheck check;
    private final Supplier<ReloadStatus> status;
    private final RouteCounts counts;
    private final StepTraffic steps;
    private final Clock clock;
    private final Map<String, Instant> since = new ConcurrentHashMap<>();
    private volatile Map<String, String> running = Map.of();

    /** @param status how the last saved change fared */
    public RunningRoutes(
            CamelContext context, Path routesDir, RouteCheck check, Supplier<ReloadStatus> status, Clock clock) {
        this.context = context;
        this.folder = new RouteFolder(routesDir);
        this.check = check;
        this.status = status;
        this.clock = clock;
        this.steps = new StepTraffic(clock);
        this.counts = new RouteCounts(context, steps, routesDir);
    }

    /** Begins to count; to be called before any route is added. */
    public void count() {
        context.getCamelContextExtension().addInterceptStrategy(steps);
    }

    /** These texts are in force now. */
    public void live(Map<String, String> texts) {
        Instant now = clock.instant();
        for (String path : RouteChange.differing(running, texts)) {
            if (texts.containsKey(path)) {
                since.put(path, now);
            } else {
                since.remove(path);
            }
        }
        running = Map.copyOf(texts);
    }

    /** All files on disk: path below the folder → text. */
    public Map<String, String> texts() throws IOException {
        return folder.read();
    }

    /** Every file on disk, and those that run without being there any more, by path. */
    public List<RouteFileEntry> list() throws IOException {
        Map<String, String> disk = folder.read();
        Map<String, String> live = running;
        TreeSet<String> paths = new TreeSet<>(disk.keySet());
        paths.addAll(live.keySet());
        Map<String, RouteCounts.OfFile> passed = counts.now();
        Map<String, String> keys = keys(disk);
        List<RouteFileEntry> entries = new ArrayList<>();
        for (String path : paths) {
            String text = disk.getOrDefault(path, live.get(path));
            RouteFilePicture picture =
                    new RouteFilePicture(path, passed.getOrDefault(path, RouteCounts.OfFile.NONE), keys);
            int slash = path.lastIndexOf('/');
            entries.add(new RouteFileEntry(
                    path,
                    slash < 0 ? "" : path.substring(0, slash),
                    RouteFileName.kind(path),
                    RouteFile.custom(path),
                    state(path, disk.get(path), live.get(path)),
                    picture.routes(text, false)));
        }
        return entries;
    }

    /** Whether a file runs as it stands; empty when it neither is on disk nor runs. */
    public Optional<RouteFileState> state(String path) throws IOException {
        String text = folder.read().get(path);
        String live = running.get(path);
        return text == null && live == null ? Optional.empty() : Optional.of(state(path, text, live));
    }

    private RouteFileState state(String path, String text, String live) {
        List<RouteFinding> findings = status.get().faults().stream()
                .filter(finding -> finding.file().equals(path))
                .toList();
        String state =
                text == null ? "deleted" : text.equals(live) ? "live" : findings.isEmpty() ? "pending" : "refused";
        return new RouteFileState(state, since.get(path), findings);
    }

    /** The routes of a file on disk with their steps; empty when there is no such file. */
    public Optional<List<PictureRoute>> picture(String path) throws IOException {
        Map<String, String> disk = folder.read();
        String text = disk.get(path);
        if (text == null) {
            return Optional.empty();
        }
        // Lines of another text than the running one would count for other steps.
        RouteCounts.OfFile passed = text.equals(running.get(path))
                ? counts.now().getOrDefault(path, RouteCounts.OfFile.NONE)
                : RouteCounts.OfFile.NONE;
        return Optional.of(new RouteFilePicture(path, passed, keys(disk)).routes(text, true));
    }

    private Map<String, String> keys(Map<String, String> texts) {
        Map<String, String> keys = new TreeMap<>(check.around().keys());
        keys.putAll(check.ownKeys(texts));
        return keys;
    }

    /**
     * What would be found if a file had another text: in that file, and in others what is not found there now.
     *
     * @param text null: if the file were deleted
     */
    public List<RouteFinding> check(String path, String text) throws IOException {
        Map<String, String> texts = new TreeMap<>(folder.read());
        List<RouteFinding> known =
                texts.equals(running) ? List.of() : status.get().faults();
        if (text == null) {
            texts.remove(path);
        } else {
            texts.put(path, text);
        }
        return check.check(texts).stream()
                .filter(finding -> finding.file().equals(path) || !known.contains(finding))
                .toList();
    }

    /** Whether a file of that path may be made. */
    public static boolean allowed(String path) {
        return RouteFileName.allowed(path);
    }

    /** The names that an editor may offer. */
    public RouteVocabulary vocabulary() throws IOException {
        Map<String, String> disk = folder.read();
        return RouteVocabulary.of(context, check.around(), disk, keys(disk));
    }
}
