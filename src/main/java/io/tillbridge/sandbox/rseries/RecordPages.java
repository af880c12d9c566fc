package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads: a page of records, how many there are, or one of them. */
final class RecordPages {
    private static final List<String> COST = List.of("product_cost");

    private RecordPages() {}

    /** @throws Refused 400, 403 or 404 */
    static Map<String, Object> read(DoubleTill till, TillRequest request, TillEntity entity, List<String> scopes) {
        TillScopes.need(scopes, entity.readers(), entity.title());
        List<String> relations = TillRelations.asked(entity, request.parameter("load_relations"));
        for (String name : relations) {
            for (TillRelation relation : TillRelations.path(entity, name)) {
                if (relation.target() != null && relation.target() != TillEntity.CONTACT) {
                    TillScopes.need(scopes, relation.target().readers(), name);
                }
            }
        }
        boolean costs = TillScopes.holdAny(scopes, COST);
        Long id = request.id();
        if (id != null) {
            return one(till, entity, row(till, entity, id), relations, costs);
        }
        RecordQuery query = RecordQuery.of(entity, request.parameters(), till.data());
        List<TillRow> found = till.data().table(entity).all().stream()
                .filter(isWanted(till, query))
                .toList();
        if (query.count()) {
            return DoubleJson.object("@attributes", Map.of("count", Integer.toString(found.size())));
        }
        RecordPage page = RecordPage.of(query, found, request.parameters());
        boolean heavy = entity == TillEntity.SALE && !relations.isEmpty();
        if (heavy && page.rows().size() > till.quirks().heaviestSales()) {
            throw new Refused(504, "The request took too long");
        }
        String base = till.address() + request.uri();
        Map<String, Object> json = DoubleJson.object(
                "@attributes",
                DoubleJson.object(
                        "next", RecordPage.address(base, request.parameters(), "after", page.next()),
                        "previous", RecordPage.address(base, request.parameters(), "before", page.previous())));
        till.json()
                .list(
                        json,
                        entity,
                        page.rows().stream()
                                .map(row -> till.json().record(entity, row, relations, costs))
                                .toList());
        return json;
    }

    static Map<String, Object> one(
            DoubleTill till, TillEntity entity, TillRow row, List<String> relations, boolean costs) {
        return DoubleJson.object(
                "@attributes", Map.of("count", "1"), entity.title(), till.json().record(entity, row, relations, costs));
    }

    /** @throws Refused 404 when there is none */
    static TillRow row(DoubleTill till, TillEntity entity, long id) {
        TillRow row = till.data().table(entity).find(id);
        if (row == null) {
            throw new Refused(404, "Object of type " + entity.title() + " not found with primary ID " + id);
        }
        return row;
    }

    private static Predicate<TillRow> isWanted(DoubleTill till, RecordQuery query) {
        return row -> isArchivedAsAsked(row, query.archived())
                && query.terms().stream().allMatch(term -> matches(till, query.entity(), row, term))
                && (query.or().isEmpty()
                        || query.or().stream().anyMatch(term -> matches(till, query.entity(), row, term)));
    }

    private static boolean isArchivedAsAsked(TillRow row, String archived) {
        return archived.equals("true") || row.flag("archived") == archived.equals("only");
    }

    /** A term on a relation matches when one of its records does. */
    private static boolean matches(DoubleTill till, TillEntity entity, TillRow row, FieldTerm term) {
        int dot = term.field().indexOf('.');
        if (dot < 0) {
            return term.matches(row);
        }
        TillRelation relation =
                TillRelations.path(entity, term.field().substring(0, dot)).get(0);
        FieldTerm inner = new FieldTerm(term.field().substring(dot + 1), term.operator(), term.values());
        if (relation.target() == null) {
            return false;
        }
        if (!relation.many()) {
            TillRow other = till.data().table(relation.target()).find(row.number(relation.key()));
            return other != null && inner.matches(other);
        }
        return till.data().where(relation.target(), relation.key(), row.number(entity.id())).stream()
                .anyMatch(inner::matches);
    }
}
