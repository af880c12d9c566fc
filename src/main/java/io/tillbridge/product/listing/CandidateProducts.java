package io.tillbridge.product.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The products an explanation names. */
final class CandidateProducts {
    /** One more than are named, so that it shows when there are more. */
    static final int MOST = 5;

    static final String COLUMNS = "p.id, " + GeneratedSku.REAL + " AS sku, p.gtin, p.state";

    private CandidateProducts() {}

    /** The products a verdict speaks of, oldest first: the one of a match, else all live ones with one of the codes. */
    static List<CandidateProduct> of(Handle handle, MatchBy rule, ProductCodes codes, MatchResult verdict) {
        if (verdict.productId() != null) {
            return handle.createQuery("SELECT " + COLUMNS + " FROM product p WHERE p.id = :id")
                    .bind("id", verdict.productId())
                    .map(CandidateProducts::read)
                    .list();
        }
        return handle.createQuery("(SELECT " + COLUMNS + " FROM product p WHERE p.state = 'live' AND p.gtin = :gtin"
                        + " ORDER BY p.id LIMIT :most) UNION (SELECT " + COLUMNS
                        + " FROM product p WHERE p.state = 'live' AND p.vendor_sku = :sku ORDER BY p.id LIMIT :most)"
                        + " ORDER BY id LIMIT :most")
                .bind("gtin", rule.looksAtEan() ? codes.gtin() : null)
                .bind("sku", rule.looksAtSku() ? codes.sku() : null)
                .bind("most", MOST + 1)
                .map(CandidateProducts::read)
                .list();
    }

    static CandidateProduct read(ResultSet row, StatementContext context) throws SQLException {
        return new CandidateProduct(
                row.getLong("id"), row.getString("sku"), row.getString("gtin"), row.getString("state"));
    }
}
