package io.tillbridge.search;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where hits of one kind come from. */
@FunctionalInterface
interface SearchSource {
    /** The most hits of a kind. */
    int MOST = 5;

    /** At most {@link #MOST}, the best first. */
    List<SearchHit> find(Handle handle, SearchTerm term);
}
