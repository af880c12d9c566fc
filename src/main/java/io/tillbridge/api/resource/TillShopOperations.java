package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Page;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.RSeriesSettings;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.stock.Warehouse;
import io.tillbridge.till.ShopMapping;
import io.tillbridge.till.TillEmployee;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The shops of a till's account: what was read of them, and what they are to the hub. */
public final class TillShopOperations {
    private static final int ALL_WAREHOUSES = 10_000;

    private final Connections connections;
    private final ShopServices shop;
    private final TillServices till;

    TillShopOperations(Connections connections, ShopServices shop) {
        this.connections = connections;
        this.shop = shop;
        this.till = shop.till();
    }

    public ApiResponse list(ApiRequest request) {
        long id = connections.get(request.id()).id();
        long after = request.afterNumber().orElse(0L);
        List<ShopMapping> mapping = till.mapping(id);
        RSeriesSettings settings = till.settings().apply(id).orElse(null);
        TillShopView.Names names = new TillShopView.Names(
                shop.warehouses().list(0, ALL_WAREHOUSES).stream()
                        .collect(Collectors.toMap(Warehouse::id, Warehouse::name)),
                till.shops().registers(id),
                till.shops().employees(id).stream().collect(Collectors.toMap(TillEmployee::id, employee -> employee)));
        List<ShopMapping> found = mapping.stream()
                .filter(one -> Long.parseLong(one.shopId()) > after)
                .limit(request.limit() + 1L)
                .toList();
        Page<TillShopView> page =
                Page.of(request, found, ShopMapping::shopId, one -> TillShopView.of(one, settings, names));
        return ApiResponse.ok(new TillShopsPage(
                till.shops().readAt(id).orElse(null),
                warnings(id, mapping),
                names.employees().values().stream()
                        .sorted(java.util.Comparator.comparing(
                                        (TillEmployee one) -> one.id().length())
                                .thenComparing(TillEmployee::id))
                        .map(one -> new TillShopView.Employee(one.id(), one.name(), one.archived()))
                        .toList(),
                page.items(),
                page.next()));
    }

    private List<String> warnings(long id, List<ShopMapping> mapping) {
        List<String> warnings = new ArrayList<>();
        if (till.settings().apply(id).isPresent() && till.shops().readAt(id).isEmpty()) {
            warnings.add("The shops of the account were never read. Send POST /connections/" + id + "/shops/refresh.");
        }
        mapping.stream()
                .filter(one -> one.shop() == null
                        || (one.shop().archived() && !one.warehouses().isEmpty()))
                .forEach(one -> warnings.add(
                        one.shop() == null
                                ? one.note().orElseThrow()
                                : "Shop " + one.title() + ": " + one.note().orElseThrow()));
        return warnings;
    }

    /** Reads shops, registers and employees from the account now. */
    public ApiResponse refresh(ApiRequest request) {
        Connection connection = connections.get(request.id());
        if (till.settings().apply(connection.id()).isEmpty()) {
            throw Problem.conflict(
                            ProblemType.CONFLICT,
                            "Connection " + connection.id()
                                    + ": expected a till, such as one of kind rseries, found the" + " kind "
                                    + connection.kind() + ", which has no shops to read")
                    .refusal();
        }
        try {
            Map<String, Object> counts = till.refresh().apply(connection.id());
            return ApiResponse.ok(counts);
        } catch (PassingFailure e) {
            throw Problem.away(e.getMessage()).refusal();
        } catch (RefusedFailure | BadDataFailure e) {
            throw Problem.conflict(ProblemType.CONFLICT, e.getMessage()).refusal();
        }
    }

    /** @param readAt absent: never */
    private record TillShopsPage(
            Instant readAt,
            List<String> warnings,
            List<TillShopView.Employee> employees,
            List<TillShopView> items,
            String next) {}
}
