package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.connection.Connections;
import io.tillbridge.overview.DayStatistic;
import io.tillbridge.overview.DayStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the hub did on each of the last days. A column is left out without its permission. */
public final class StatisticsOperations {
    private final DayStatistics statistics;
    private final Connections connections;

    StatisticsOperations(DayStatistics statistics, Connections connections) {
        this.statistics = statistics;
        this.connections = connections;
    }

    public ApiResponse get(ApiRequest request) {
        Optional<Long> connection = request.queryId("connection");
        connection.ifPresent(connections::get);
        DayStatistics.Days days = statistics.last(
                request.query("days").map(Integer::valueOf).orElseThrow(), connection.orElse(null));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("timeZone", days.zone().getId());
        view.put(
                "items",
                days.days().entrySet().stream()
                        .map(day -> day(day.getKey().toString(), day.getValue(), request.caller()))
                        .toList());
        return ApiResponse.ok(view);
    }

    private static Map<String, Object> day(String day, DayStatistic did, Caller caller) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("day", day);
        if (caller.may(Permission.ORDERS_READ)) {
            view.put("orders", did.orders());
        }
        if (caller.may(Permission.CATALOG_READ)) {
            view.put("rowsLoaded", did.rowsLoaded());
        }
        if (caller.may(Permission.CONNECTIONS_READ)) {
            view.put("pushes", did.pushes());
            view.put("numbersSent", did.numbersSent());
            view.put("failedRuns", did.failedRuns());
            view.put("failures", did.failures());
        }
        return view;
    }
}
