package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call for a list asks for.
 *
 * @param relations dotted names
 * @param terms all must match
 * @param or one of them must match; empty: no such condition
 * @param archived {@code false}, {@code true} (both) or {@code only}
 */
record RecordQuery(
        TillEntity entity,
        List<String> relations,
        List<FieldTerm> terms,
        List<FieldTerm> or,
        String sort,
        boolean descending,
        int limit,
        String archived,
        boolean count) {
    private static final int MOST = 100;
    private static final Set<String> WORDS = Set.of(
            "limit", "after", "before", "sort", "count", "archived", "load_relations", "or", "pretty_print");
    private static final Set<String> V2 = Set.of("offset", "orderby", "orderby_desc");

    /** @throws Refused 400 for what the API does not take */
    static RecordQuery of(TillEntity entity, Map<String, String> parameters, TillData data) {
        V2.stream().filter(parameters::containsKey).findFirst().ifPresent(name -> {
            throw new Refused(400, "Parameter '" + name + "' is not supported in V3; follow @attributes.next");
        });
        boolean count = parameters.containsKey("count");
        if (count && List.of("limit", "sort", "after", "before").stream().anyMatch(parameters::containsKey)) {
            throw new Refused(400, "count cannot be mixed with limit, sort, after or before");
        }
        List<String> relations = TillRelations.asked(entity, parameters.get("load_relations"));
        List<FieldTerm> terms = new ArrayList<>();
        parameters.forEach((name, value) -> {
            if (!WORDS.contains(name)) {
                terms.add(known(entity, FieldTerm.of(name, value), relations, data));
            }
        });
        String sort = parameters.getOrDefault("sort", entity.id());
        boolean descending = sort.startsWith("-");
        return new RecordQuery(
                entity,
                relations,
                List.copyOf(terms),
                or(entity, parameters.get("or"), relations, data),
                sortable(entity, descending ? sort.substring(1) : sort),
                descending,
                limit(parameters.get("limit")),
                archived(entity, parameters),
                count);
    }

    private static List<FieldTerm> or(TillEntity entity, String text, List<String> relations, TillData data) {
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split("\\|", -1))
                .map(term -> {
                    int equals = term.indexOf('=');
                    if (equals <= 0) {
                        throw new Refused(400, "or takes field=value terms joined with |, found " + term);
                    }
                    FieldTerm one = FieldTerm.of(term.substring(0, equals), term.substring(equals + 1));
                    return known(entity, one, relations, data);
                })
                .toList();
    }

    private static FieldTerm known(TillEntity entity, FieldTerm term, List<String> relations, TillData data) {
        String[] parts = term.field().split("\\.", -1);
        if (parts.length == 1) {
            boolean code = entity == TillEntity.ITEM && term.field().equals("itemCode");
            if (!code && !data.table(entity).knows(term.field())) {
                throw new Refused(400, "Field '" + term.field() + "' is unknown for " + entity.title());
            }
            return term;
        }
        if (parts.length > 2 || !relations.contains(parts[0])) {
            throw new Refused(400, "A relation must be loaded to be filtered by, found " + term.field());
        }
        TillEntity target = TillRelations.path(entity, parts[0]).get(0).target();
        if (target != null && !data.table(target).knows(parts[1])) {
            throw new Refused(400, "Field '" + parts[1] + "' is unknown for " + target.title());
        }
        return term;
    }

    private static String sortable(TillEntity entity, String field) {
        if (!entity.sorts().contains(field)) {
            throw new Refused(
                    400,
                    "Sorting by '" + field + "' is not supported, allowed are " + String.join(", ", entity.sorts()));
        }
        return field;
    }

    private static int limit(String text) {
        if (text == null) {
            return MOST;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MOST) {
            throw new Refused(400, "limit must be 0 to 100, found " + text);
        }
        return Integer.parseInt(text);
    }

    private static String archived(TillEntity entity, Map<String, String> parameters) {
        String archived = parameters.getOrDefault("archived", "false");
        if (!List.of("false", "true", "only").contains(archived)) {
            throw new Refused(400, "archived must be false, true or only, found " + archived);
        }
        return entity.isArchivable() ? archived : "true";
    }
}
