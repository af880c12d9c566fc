package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import java.util.List;

/**
 * What a load would do.
 *
 * @param unchanged every file is the one that is loaded already, so nothing would be read
 * @param missing live products without a row in the delivery
 * @param policy what would become of them
 */
public record LoadDryRun(boolean unchanged, List<File> files, long missing, MissingProducts policy) {
    public LoadDryRun {
        files = List.copyOf(files);
    }

    /**
     * One file of it.
     *
     * @param refusal why it would not be loaded; null when it would
     */
    public record File(String filename, Summary summary, String refusal) {}
}
