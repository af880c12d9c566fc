package io.tillbridge.live;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds what changed in a part of the database since it was asked last; the first time it only takes note. */
interface ChangeSource {
    /** More than this many changes of one kind at once are one hint without an id. */
    int MANY = 200;

    List<Hint> changes(Handle handle);
}
