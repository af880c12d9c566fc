package io.tillbridge.routing;

import io.tillbridge.routing.custom.CustomResources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts checked files into force. Shipped files go together; when those below custom/ do not come up with them, each goes
 * by itself, and one that fails or does not end its start is left as it was.
 */
final class RoutePlacement {
    static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final LiveRoutes live;
    private final RouteCheck check;
    private final CustomResources custom;
    private final Duration startLimit;

    /** @param startLimit how long routes below custom/ may take to start */
    RoutePlacement(LiveRoutes live, RouteCheck check, CustomResources custom, Duration startLimit) {
        this.live = live;
        this.check = check;
        this.custom = custom;
        this.startLimit = startLimit;
    }

    /** Those of the texts that the hub needs to work. */
    static Map<String, String> shipped(Map<String, String> texts) {
        Map<String, String> shipped = new TreeMap<>(texts);
        shipped.keySet().removeIf(RouteFile::custom);
        return shipped;
    }

    /**
     * Exchanges what differs from the files in force.
     *
     * @param faults gets what keeps files below custom/ from running
     * @return the files whose routes were exchanged
     * @throws Exception when shipped files did not come up; nothing has changed then
     */
    Set<String> apply(Map<String, String> next, List<RouteFinding> faults) throws Exception {
        Map<String, String> declared = check.ownKeys(next);
        Map<String, String> during = new HashMap<>(custom.keys());
        during.putAll(declared);
        custom.keys(during);
        try {
            Set<String> differing = RouteChange.differing(live.texts(), next);
            if (differing.stream().noneMatch(RouteFile::custom)) {
                return live.apply(next);
            }
            try {
                return StartLimit.within(startLimit, () -> live.apply(next));
            } catch (Exception e) {
                return each(differing, next, faults);
            }
        } finally {
            custom.keys(declared);
        }
    }

    private Set<String> each(Set<String> differing, Map<String, String> next, List<RouteFinding> faults)
            throws Exception {
        Map<String, String> now = shipped(next);
        live.texts().forEach((path, text) -> {
            if (RouteFile.custom(path)) {
                now.put(path, text);
            }
        });
        Set<String> files = new TreeSet<>();
        if (!now.equals(live.texts())) {
            files.addAll(live.apply(now));
        }
        for (String path : differing) {
            if (RouteFile.custom(path)) {
                try {
                    files.addAll(StartLimit.within(startLimit, () -> live.apply(with(path, next))));
                } catch (Exception e) {
                    faults.add(notUp(path, e, "The file is left out, all others run; correct and save it."));
                }
            }
        }
        return files;
    }

    private Map<String, String> with(String path, Map<String, String> next) {
        Map<String, String> texts = new TreeMap<>(live.texts());
        if (next.containsKey(path)) {
            texts.put(path, next.get(path));
        } else {
            texts.remove(path);
        }
        return texts;
    }

    static RouteFinding notUp(String path, Exception why, String hint) {
        String found = why instanceof InterruptedException ? why.getMessage() : ScratchLoad.reason(why);
        String message = "Expected the routes to come up, found: " + found + ".";
        return new RouteFinding(path, 0, 0, Rule.CAMEL.id(), message, hint);
    }
}
