package io.tillbridge.app;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.api.contract.FlowAccess;
import io.tillbridge.api.contract.Operation;
import io.tillbridge.api.flow.HubBeanMethods;
import io.tillbridge.routing.ApiAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the check of route files knows of the API. */
public final class ApiForRoutes {
    private ApiForRoutes() {}

    public static ApiAccess of(Contract contract) {
        Map<String, ApiAccess.Callable> operations = new HashMap<>();
        for (Operation operation : contract.operations()) {
            operations.put(
                    operation.id(),
                    new ApiAccess.Callable(
                            operation.asks().word(),
                            names(operation, "path"),
                            names(operation, "query"),
                            FlowAccess.refusal(operation).orElse("")));
        }
        Set<String> permissions =
                FlowAccess.permissions().stream().map(Permission::text).collect(Collectors.toSet());
        return new ApiAccess(operations, HubBeanMethods.operations(), permissions);
    }

    private static Set<String> names(Operation operation, String place) {
        return operation.parametersIn(place).stream()
                .map(Operation.Parameter::name)
                .collect(Collectors.toSet());
    }
}
