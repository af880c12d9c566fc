package io.tillbridge.settings.file;

import io.tillbridge.document.Difference;
import java.util.List;

/**
 * What taking a file in did, or would do.
 *
 * @param applied false for a dry run
 * @param kept names of connections that are only here; an import deletes nothing
 * @param needSecrets names of connections that are disabled because they have no secret yet
 */
public record ImportResult(boolean applied, List<Change> changes, List<String> kept, List<String> needSecrets) {

    /**
     * @param what {@code settings}, {@code warehouse} or {@code connection}
     * @param name null for the settings
     * @param change {@code created} or {@code changed}
     */
    public record Change(String what, String name, String change, List<Difference.Member> members) {
        static Change created(String what, String name, List<Difference.Member> members) {
            return new Change(what, name, "created", members);
        }

        static Change changed(String what, String name, List<Difference.Member> members) {
            return new Change(what, name, "changed", members);
        }
    }
}
