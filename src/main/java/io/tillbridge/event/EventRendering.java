package io.tillbridge.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The views of the subjects of a batch of events: each subject is shown once, those of a kind together. */
final class EventRendering {
    private static final Logger LOG = LoggerFactory.getLogger(EventRendering.class);

    private final Map<String, SubjectView> views;

    EventRendering(Map<String, SubjectView> views) {
        this.views = Map.copyOf(views);
    }

    /** JSON texts by subject; what is gone, or cannot be shown, is absent. */
    Map<String, String> of(List<IntakeRow> rows) {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        rows.forEach(row ->
                ids.computeIfAbsent(row.kind(), kind -> new LinkedHashSet<>()).add(row.subjectId()));
        Map<String, String> shown = new HashMap<>();
        ids.forEach((kind, asked) -> show(kind, asked).forEach((id, json) -> shown.put(kind + "/" + id, json)));
        return shown;
    }

    private Map<String, String> show(String kind, Collection<String> ids) {
        SubjectView view = views.get(kind);
        if (view == null) {
            return Map.of();
        }
        try {
            return view.of(ids);
        } catch (JdbiException lost) {
            // The database is away or busy: the whole batch is tried again.
            throw lost;
        } catch (RuntimeException e) {
            // A subject that cannot be shown holds up no other: each is tried by itself.
            return ids.size() == 1 ? without(kind, ids, e) : oneByOne(kind, ids);
        }
    }

    private Map<String, String> oneByOne(String kind, Collection<String> ids) {
        Map<String, String> shown = new HashMap<>();
        ids.forEach(id -> shown.putAll(show(kind, List.of(id))));
        return shown;
    }

    private static Map<String, String> without(String kind, Collection<String> ids, RuntimeException fault) {
        LOG.warn("An event of {}/{} has no data, because the subject cannot be shown", kind, ids, fault);
        return Map.of();
    }
}
