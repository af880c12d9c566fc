package io.tillbridge.routing;

import io.tillbridge.routing.custom.CustomResources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the route files into a Camel context and, when asked to, puts each saved change into force within two seconds.
 *
 * <p>Order of calls: {@link #prepare} on a new context, {@link #load()} before it starts, {@link #watch} after.
 */
public final class RouteReload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    /** A flow that minds the word itself has ended by then. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(3);

    private final CamelContext context;
    private final RouteFolder folder;
    private final RouteCheck check;
    private final LiveRoutes live;
    private final RouteHandover handover;
    private final RoutePlacement placement;
    private final SoundFiles sound;
    private final CustomResources custom;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private final MissingSecrets secrets;
    private final SettledTexts saved = new SettledTexts();
    private Map<String, String> first = Map.of();
    private boolean away;
    private boolean goLive;
    private volatile ReloadStatus status = ReloadStatus.NONE_YET;

    /** @param custom what routes below custom/ work with */
    public RouteReload(CamelContext context, Path routesDir, RouteCheck check, Clock clock, CustomResources custom) {
        this(context, routesDir, check, clock, custom, RouteHandover.AT_LEAST, RoutePlacement.START_LIMIT);
    }

    /**
     * @param atLeast how long old versions are kept although nothing is inside
     * @param startLimit how long routes below custom/ may take to start
     */
    RouteReload(
            CamelContext context,
            Path routesDir,
            RouteCheck check,
            Clock clock,
            CustomResources custom,
            Duration atLeast,
            Duration startLimit) {
        this.context = context;
        this.folder = new RouteFolder(routesDir);
        this.check = check;
        this.secrets = new MissingSecrets(check);
        this.custom = custom;
        this.handover = new RouteHandover(context, atLeast);
        this.live = new LiveRoutes(context, handover, routesDir, custom);
        this.sound = new SoundFiles(check);
        this.placement = new RoutePlacement(live, check, custom, startLimit);
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watch = new Thread(task, "route-files");
            watch.setDaemon(true);
            return watch;
        });
    }

    /**
     * Puts into a new context what a change without a gap needs, before any route is added; and ends loops whose work was
     * told to stop.
     *
     * @param toldToStop whether the work that a message belongs to was told to stop
     */
    public void prepare(Predicate<Exchange> toldToStop) {
        handover.prepare();
        EventReaderNames.use(context);
        custom.prepare(context);
        context.getCamelContextExtension().addInterceptStrategy(new AddressGuard());
        context.getCamelContextExtension().addInterceptStrategy(new OutsideFaults());
        context.getCamelContextExtension().addInterceptStrategy(new UnreadableMessages());
        context.getCamelContextExtension().addInterceptStrategy(CallingRoute.notes());
        context.getCamelContextExtension().addInterceptStrategy(new LoopInterrupter(toldToStop, STOP_GRACE));
        // Else a kamelet has an error handler of its own, and what fails in it passes by the route configurations.
        context.getComponent("kamelet", KameletComponent.class).setNoErrorHandler(true);
    }

    /** @param live gets what a site's own files declare, after each change that went live */
    public void onChange(Consumer<CustomFiles> live) {
        this.live.onChange(texts -> live.accept(check.custom(texts)));
    }

    /**
     * Adds the shipped routes of the folder to the context; those below custom/ follow with {@link #watch}.
     *
     * @throws RouteFilesFault with all findings, when a shipped file is not right or the folder cannot be read
     */
    public void load() {
        try {
            Map<String, String> texts = folder.read();
            List<RouteFinding> findings = check.check(texts);
            if (findings.stream().anyMatch(finding -> !RouteFile.custom(finding.file()))) {
                throw new RouteFilesFault(findings);
            }
            first = sound.of(texts, live.texts(), findings);
            live.apply(RoutePlacement.shipped(first));
            saved.begin(texts);
            status = status.withFaults(findings);
        } catch (RouteFilesFault e) {
            throw e;
        } catch (Exception e) {
            throw new RouteFilesFault(List.of(
                    RoutePlacement.notUp("", e, "Set routes.dir to the folder of route files, or correct them.")));
        }
    }

    /**
     * Starts the routes below custom/ and begins to look for saved changes; call it once, after the context has started.
     * One that is faulty or does not start is left out and told.
     *
     * @param live whether they go live; else they are checked and told, and count from the next start
     */
    public void watch(boolean live) {
        goLive = live;
        StartLimit.await(thread.submit(this::startCustom));
        var unused = thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The names of the permissions that a route in force has; empty for most. */
    public Set<String> permissions(String route) {
        return live.permissions().of(route);
    }

    private void startCustom() {
        List<RouteFinding> faults = status.faults();
        if (!faults.isEmpty()) {
            refused(faults);
        }
        if (!first.equals(live.texts())) {
            status = status.withFaults(put(first, faults, "Route files of this site:"));
        }
    }

    /** How the last saved change fared. */
    public ReloadStatus status() {
        return status;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            // A change under way is let through to its end; the context must not stop in the middle of it.
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A change of route files is still under way at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            handover.sweep();
            status = status.withOld(handover.underWay(), handover.retired());
            Map<String, String> now = folder.read();
            away = false;
            if (saved.settled(now) || goLive && secrets.wereSet(status.faults())) {
                decide(now);
            }
        } catch (IOException e) {
            saved.missed();
            if (!away) {
                away = true;
                LOG.warn("The folder of route files cannot be read, the running routes go on: {}", e.toString());
            }
        } catch (RuntimeException e) {
            LOG.error("The look at the route files failed, the running routes go on", e);
        }
    }

    private void decide(Map<String, String> now) {
        if (!goLive) {
            announce(now);
            return;
        }
        List<RouteFinding> findings = now.equals(live.texts()) ? List.of() : check.check(now);
        Map<String, String> good = findings.isEmpty() ? now : sound.of(now, live.texts(), findings);
        if (!findings.isEmpty()) {
            refused(findings);
        }
        if (!good.equals(live.texts())) {
            findings = put(good, findings, "Route files changed:");
        } else if (findings.isEmpty() && !status.faults().isEmpty()) {
            LOG.info("The route files are again as they run");
        }
        status = status.withFaults(findings);
    }

    private List<RouteFinding> put(Map<String, String> good, List<RouteFinding> findings, String what) {
        Map<String, String> before = live.texts();
        Set<String> changed = RouteChange.differing(before, good);
        List<RouteFinding> all = new ArrayList<>(findings);
        try {
            Set<String> files = placement.apply(good, all);
            if (!live.texts().equals(before)) {
                status = status.withApplied(clock.instant(), handover.retired());
                ReloadLog.live(what, changed, files);
            }
            if (all.size() > findings.size()) {
                refused(all);
            }
            return all;
        } catch (Exception e) {
            String hint = "The last good text was put back; correct the file and save it.";
            List<RouteFinding> fault =
                    List.of(RoutePlacement.notUp(changed.iterator().next(), e, hint));
            refused(fault);
            return fault;
        }
    }

    private void announce(Map<String, String> now) {
        List<RouteFinding> findings = now.equals(live.texts()) ? List.of() : check.check(now);
        status = status.withFaults(findings);
        ReloadLog.differ(RouteChange.differing(live.texts(), now), findings);
    }

    private void refused(List<RouteFinding> findings) {
        status = status.withRefused();
        ReloadLog.refused(findings);
    }
}
