package io.tillbridge.connection;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The kinds of connection that catalog files come from: vendors' servers, and the company itself. */
public final class CatalogKinds {
    /** In the order they are shown. */
    public static final List<String> NAMES = List.of(SftpCatalog.NAME, FtpCatalog.NAME, HttpsCatalog.NAME, OwnCatalog.NAME);

    private CatalogKinds() {}

    /** @param dialects as {@link SftpCatalog} takes them */
    public static List<ConnectionKind> all(Supplier<? extends Collection<String>> dialects) {
        return List.of(
                new SftpCatalog(dialects),
                new FtpCatalog(dialects),
                new HttpsCatalog(dialects),
                new OwnCatalog(dialects));
    }
}
