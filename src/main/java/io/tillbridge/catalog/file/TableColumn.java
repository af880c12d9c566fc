package io.tillbridge.catalog.file;

import java.util.List;

/**
 * A column that a table may have.
 *
 * @param name what it is called; case, blanks, hyphens and underscores do not matter
 * @param required whether a table without it is refused
 * @param others further names
 */
public record TableColumn(String name, boolean required, List<String> others) {
    public TableColumn {
        others = List.copyOf(others);
    }

    boolean isCalled(String header) {
        String folded = HeaderName.folded(header);
        return HeaderName.folded(name).equals(folded)
                || others.stream().anyMatch(other -> HeaderName.folded(other).equals(folded));
    }
}
