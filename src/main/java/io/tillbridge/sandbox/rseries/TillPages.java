package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which call is done by what. */
final class TillPages {
    private TillPages() {}

    /** What one is needed for it is checked here: the account's own pages, then the entities. @throws Refused with its status */
    static Map<String, Object> answer(DoubleTill till, TillRequest request, List<String> scopes) {
        if (request.account() == null || request.resource().startsWith("Account/")) {
            if (!request.method().equals("GET")) {
                throw new Refused(405, "Method not allowed");
            }
            return own(till, request, scopes);
        }
        TillEntity entity = entity(request);
        if (request.method().equals("GET")) {
            return RecordPages.read(till, request, entity, scopes);
        }
        return switch (entity) {
            case ITEM -> ItemPages.write(till, request, scopes);
            case SALE -> SalePages.write(till, request, scopes);
            case INVENTORY_COUNT, INVENTORY_COUNT_ITEM, INVENTORY_COUNT_RECONCILE ->
                CountPages.write(till, request, entity, scopes);
            default -> throw new Refused(405, "Method not allowed");
        };
    }

    /** @throws Refused 404 when the path names none */
    static TillEntity entity(TillRequest request) {
        return TillEntity.named(request.entity())
                .filter(entity -> request.account() != null)
                .orElseThrow(() -> new Refused(404, "Not found: " + request.uri()));
    }

    private static Map<String, Object> own(DoubleTill till, TillRequest request, List<String> scopes) {
        TillSetup setup = till.setup();
        String id = Long.toString(setup.id());
        return switch (request.entity()) {
            case "Session" -> session(till, scopes);
            case "Account" ->
                request.account() == null
                        ? DoubleJson.object(
                                "@attributes",
                                Map.of("count", "1"),
                                "Account",
                                DoubleJson.object(
                                        "accountID",
                                        id,
                                        "name",
                                        setup.name(),
                                        "link",
                                        Map.of(
                                                "@attributes",
                                                Map.of("href", till.address() + "/API/V3/Account/" + id))))
                        : DoubleJson.object(
                                "@attributes", Map.of("systemCustomerID", id),
                                "status", "active",
                                "name", setup.name(),
                                "employeeCount", "2",
                                "employeeLimit", "10",
                                "defaultCurrency", Map.of("code", setup.currency(), "symbol", ""));
            default -> throw new Refused(404, "Not found: " + request.uri());
        };
    }

    private static Map<String, Object> session(DoubleTill till, List<String> scopes) {
        Map<String, Object> rights = new TreeMap<>();
        for (String scope : TillScopes.KNOWN) {
            rights.put(scope, Boolean.toString(TillScopes.holdAny(scopes, List.of(scope))));
        }
        TillTable employees = till.data().table(TillEntity.EMPLOYEE);
        Map<String, Object> employee = employees.find(1) == null
                ? Map.of("employeeID", "1")
                : till.json().record(TillEntity.EMPLOYEE, employees.get(1), List.of(), false);
        return DoubleJson.object(
                "systemCustomerID", Long.toString(till.setup().id()),
                "systemUserID", "1",
                "systemAPIClientID", "1",
                "systemAPIKeyID", "0",
                "employeeID", "1",
                "shopCount",
                        Integer.toString(till.data().table(TillEntity.SHOP).all().size()),
                "Employee", employee,
                "Rights", rights);
    }
}
