package io.tillbridge.catalog.load;

import io.tillbridge.catalog.load.ChangeRoom.Grant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Lists what a chunk changes, product by product, as long as there is room: statements of the chunk's transaction, none for
 * each product.
 */
final class ChunkChanges {
    static final String BACK = "(p.content_hash = 0 AND p.state <> 'live')";
    private static final String KIND =
            "CASE WHEN " + BACK + " THEN 'back' WHEN t.msrp > p.msrp THEN 'price-up' WHEN t.msrp < p.msrp"
                    + " THEN 'price-down' ELSE 'changed' END";
    private static final String COLUMNS =
            "INSERT INTO upload_change (delivery_id, upload_id, kind, vendor_sku, name, price_from, price_to, cost_from,"
                    + " cost_to, fields) ";

    private final long deliveryId;
    private final ChangeRoom room;
    private final String fromKnown;
    private final String fields;
    private final String fromNew;
    private final List<Grant> taken = new ArrayList<>();

    /**
     * @param known SQL: {@code load_row t} joined with its products {@code p}
     * @param absent SQL: a condition on {@code t}, that there is no such product
     * @param value SQL: the value that a product will have in a column
     */
    ChunkChanges(long deliveryId, ChangeRoom room, String known, String absent, UnaryOperator<String> value) {
        this.deliveryId = deliveryId;
        this.room = room;
        this.fields = ProductLine.COLUMNS.stream()
                .filter(column -> !List.of("vendor_sku", "content_hash", "gtin").contains(column))
                .map(column -> "IF(p." + column + " <=> " + value.apply(column) + ", NULL, '" + apiName(column) + "')")
                .collect(Collectors.joining(", ", "CONCAT_WS(',', ", ")"));
        this.fromKnown = "SELECT " + deliveryId + ", t.upload_id, " + KIND + ", t.vendor_sku, t.name, p.msrp, t.msrp,"
                + " p.default_cost, " + value.apply("default_cost") + ", " + fields + " FROM " + known + " WHERE TRUE";
        this.fromNew = "SELECT " + deliveryId + ", t.upload_id, 'added', t.vendor_sku, t.name, NULL, t.msrp, NULL,"
                + " t.default_cost, '' FROM load_row t WHERE " + absent;
    }

    private static String apiName(String column) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (int at = 0; at < column.length(); at++) {
            char c = column.charAt(at);
            name.append(upper ? Character.toUpperCase(c) : c == '_' ? "" : String.valueOf(c));
            upper = c == '_';
        }
        return name.toString();
    }

    /**
     * Before the products of the chunk are written.
     *
     * @param counts SQL: counts the known ones by upload and returns upload_id, price_up, price_down, back, changed
     * @param again what is stored already is not listed again
     */
    void before(Statement statement, Chunk chunk, String counts, boolean again) throws SQLException {
        taken.clear();
        List<Grant> known = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(counts)) {
            while (rows.next()) {
                take(known, rows.getLong(1), ChangeKind.PRICE_UP, rows.getLong(2));
                take(known, rows.getLong(1), ChangeKind.PRICE_DOWN, rows.getLong(3));
                take(known, rows.getLong(1), ChangeKind.BACK, rows.getLong(4));
                take(known, rows.getLong(1), ChangeKind.CHANGED, rows.getLong(5));
            }
        }
        list(statement, fromKnown + (again ? " AND " + fields + " <> ''" : ""), KIND, known);
        if (!chunk.known()) {
            list(statement, fromNew, "'added'", added(chunk));
        }
    }

    /** All products of the chunk are new, and their lines are listed as they are. */
    void added(Statement statement, Chunk chunk) throws SQLException {
        taken.clear();
        List<Grant> grants = added(chunk);
        if (grants.stream().anyMatch(grant -> grant.granted() > 0)) {
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(chunk.head(grants));
            statement.executeLargeUpdate(ProductSql.loadData("upload_change", "upload_id", column -> switch (column) {
                        case "vendor_sku", "name" -> column;
                        case "msrp" -> "price_to";
                        case "default_cost" -> "cost_to";
                        default -> "@" + column;
                    })
                    + " SET delivery_id = " + deliveryId + ", kind = 'added'");
        }
    }

    private List<Grant> added(Chunk chunk) {
        List<Grant> grants = new ArrayList<>();
        chunk.eachUpload((upload, rows) -> take(grants, upload, ChangeKind.ADDED, rows));
        return grants;
    }

    /** The transaction did not come about. */
    void undone() {
        room.giveBack(taken);
        taken.clear();
    }

    private void take(List<Grant> grants, long upload, ChangeKind kind, long counted) {
        if (counted > 0) {
            Grant grant = room.take(upload, kind, counted);
            grants.add(grant);
            taken.add(grant);
        }
    }

    private static void list(Statement statement, String select, String kind, List<Grant> grants) throws SQLException {
        if (grants.stream().allMatch(grant -> grant.granted() == 0)) {
            return;
        }
        String others = grants.stream()
                .filter(grant -> !grant.whole())
                .map(grant -> " AND NOT " + of(grant, kind))
                .collect(Collectors.joining());
        statement.executeLargeUpdate(COLUMNS + select + others);
        for (Grant grant : grants) {
            if (!grant.whole() && grant.granted() > 0) {
                statement.executeLargeUpdate(
                        COLUMNS + select + " AND " + of(grant, kind) + " LIMIT " + grant.granted());
            }
        }
    }

    private static String of(Grant grant, String kind) {
        return "(t.upload_id = " + grant.upload() + " AND " + kind + " = '"
                + grant.kind().text() + "')";
    }

    /** Lists live products that the whole delivery lacks, within a transaction. */
    static void gone(Statement statement, long deliveryId, ChangeRoom room, String live, int most) throws SQLException {
        Grant grant = room.take(ChangeRoom.WHOLE_DELIVERY, ChangeKind.GONE, most);
        if (grant.granted() > 0) {
            long listed = statement.executeLargeUpdate(COLUMNS + "SELECT " + deliveryId + ", "
                    + ChangeRoom.WHOLE_DELIVERY
                    + ", 'gone', p.vendor_sku, p.name, p.msrp, NULL, p.default_cost, NULL, ''"
                    + " FROM product p WHERE " + live + " LIMIT " + grant.granted());
            room.giveBack(List.of(new Grant(grant.upload(), grant.kind(), 0, grant.granted() - listed)));
        }
    }
}
