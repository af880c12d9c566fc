package io.tillbridge.remotefiles;

import io.tillbridge.run.Failure;
import io.tillbridge.run.RefusedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells from the files that failed when the server itself is lost, and remembers those that are then not tried: each
 * would cost the pauses between its tries, or one more sign-in that locks the account. Safe for several threads.
 */
public final class LostServer {
    /** A connection that breaks in the middle may be the fault of that one file; in so many in a row it is not. */
    private static final int BROKEN_IN_A_ROW = 3;

    private static final int NAMED = 10;

    private final List<String> untried = new ArrayList<>();
    private final Map<RemoteFile, Failure> last = new ConcurrentHashMap<>();
    private int broken;
    private boolean lost;

    /** A file came whole, or the server said why it does not give it. */
    public synchronized void answered(RemoteFile file) {
        last.remove(file);
        broken = 0;
    }

    /** One try of a file failed. After a refusal nothing is tried any more, by no other session either. */
    public synchronized void failed(RemoteFile file, Failure why) {
        last.put(file, why);
        lost |= why instanceof RefusedFailure;
    }

    /** The file is given up. */
    public synchronized void missed(RemoteFile file) {
        Failure why = last.remove(file);
        if (why instanceof VendorUnavailable) {
            lost = true;
        } else if (why != null) {
            broken++;
            lost |= broken == BROKEN_IN_A_ROW;
        }
    }

    public synchronized boolean lost() {
        return lost;
    }

    public synchronized void pass(RemoteFile file) {
        untried.add(SanitizedText.text(file.path()));
    }

    /** One sentence for all files that were not tried; blank when there are none. */
    public synchronized String told() {
        if (untried.isEmpty()) {
            return "";
        }
        untried.sort(null);
        String more = untried.size() > NAMED ? " and " + (untried.size() - NAMED) + " more" : "";
        return "Not tried after that: " + String.join(", ", untried.subList(0, Math.min(NAMED, untried.size()))) + more
                + ". The next pull takes them.";
    }
}
