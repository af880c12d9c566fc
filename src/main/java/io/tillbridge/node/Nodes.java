package io.tillbridge.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node and the others run: notes this one's route files, and says which files of others differ. */
public final class Nodes {
    /** A node that has not been seen for so long has stopped. */
    static final Duration LATELY = Duration.ofSeconds(90);

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final int MOST_NAMES = 20;

    private final NodeStore store;
    private final String name;
    private final String host = host();
    private final Clock clock;
    private volatile NodeStore.Row own;
    private volatile List<NodeStore.Row> others = List.of();
    private volatile String fault;

    /** @param name the lasting name of this node */
    public Nodes(Jdbi jdbi, String name, Clock clock) {
        this.store = new NodeStore(jdbi);
        this.name = name;
        this.clock = clock;
        this.own = new NodeStore.Row(name, host, Map.of(), Set.of());
    }

    /**
     * This node runs these files from now on.
     *
     * @param texts path below the routes folder → text
     * @param jobs the names of its custom jobs
     */
    public void runs(Map<String, String> texts, Set<String> jobs) {
        Map<String, String> files = new TreeMap<>();
        texts.forEach((path, text) -> files.put(path, sha256(text)));
        own = new NodeStore.Row(name, host, Map.copyOf(files), Set.copyOf(jobs));
    }

    /** Notes that this node lives, and compares it with the others. Call it several times within {@link #LATELY}. */
    public void beat() {
        Instant now = clock.instant();
        store.write(own, now);
        others = store.others(name, now.minus(LATELY));
        String found = others.stream()
                .filter(other -> !other.files().equals(own.files()))
                .map(this::difference)
                .collect(Collectors.joining("; "));
        String next = found.isEmpty()
                ? null
                : found + ". Bring the route files of all nodes to the same state, then this ends by itself";
        if (!Objects.equals(fault, next)) {
            fault = next;
            if (next == null) {
                LOG.info("All nodes run the same route files");
            } else {
                LOG.warn("Nodes run different route files: {}", next);
            }
        }
    }

    private String difference(NodeStore.Row other) {
        Map<String, String> here = own.files();
        Set<String> differing = new TreeSet<>(here.keySet());
        differing.addAll(other.files().keySet());
        differing.removeIf(path -> Objects.equals(here.get(path), other.files().get(path)));
        String names = differing.stream()
                .limit(MOST_NAMES)
                .map(path -> path + how(here.containsKey(path), other.files().containsKey(path)))
                .collect(Collectors.joining(", "));
        String more = differing.size() > MOST_NAMES ? " and " + (differing.size() - MOST_NAMES) + " more" : "";
        return "node " + other.name() + " on " + other.host() + " has other route files than this node: " + names
                + more;
    }

    private static String how(boolean here, boolean there) {
        if (here && there) {
            return "";
        }
        return here ? " (missing there)" : " (missing here)";
    }

    /** Which nodes run other route files, and which files; null when all run the same. */
    public String fault() {
        return fault;
    }

    /** The custom jobs that other nodes know. */
    public Set<String> jobsElsewhere() {
        return others.stream().flatMap(other -> other.jobs().stream()).collect(Collectors.toSet());
    }

    /** This node stops: it counts for nothing at once. */
    public void leave() {
        store.remove(name, clock.instant().minus(Duration.ofDays(7)));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unknown host";
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
