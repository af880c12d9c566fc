package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.ProblemType;
import io.tillbridge.checkout.CheckoutShop;
import io.tillbridge.checkout.CheckoutTokens;
import io.tillbridge.checkout.DeliveryTables;
import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.CSeriesSettings;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.Connections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The checkout options of a shop: its public address, and the company's own table. */
public final class CheckoutOperations {
    private final Connections connections;
    private final CheckoutServices checkout;
    private final Supplier<String> publicUrl;

    /** @param publicUrl where people and shops reach the hub, without a slash at its end */
    CheckoutOperations(Connections connections, CheckoutServices checkout, Supplier<String> publicUrl) {
        this.connections = connections;
        this.checkout = checkout;
        this.publicUrl = publicUrl;
    }

    public ApiResponse get(ApiRequest request) {
        return ApiResponse.ok(view(shop(request)));
    }

    /** The old address ends at once. */
    public ApiResponse rotate(ApiRequest request) {
        Connection connection = shop(request);
        if (!isOn(connection)) {
            throw Problem.conflict(
                            ProblemType.CONFLICT,
                            "Connection " + connection.id()
                                    + " has checkoutOptions switched off, so it has no address: switch them on")
                    .refusal();
        }
        checkout.tokens().rotate(connection.id());
        checkout.reload().run();
        checkout.moved().accept(connection.id());
        return ApiResponse.ok(view(connection));
    }

    public ApiResponse table(ApiRequest request) {
        return table(checkout.tables().find(shop(request).id()));
    }

    public ApiResponse replaceTable(ApiRequest request) {
        DeliveryTables.Stored stored = checkout.tables()
                .replace(
                        shop(request).id(),
                        Json.value(request.body()),
                        IfMatch.version(request).orElse(null));
        checkout.reload().run();
        return table(stored);
    }

    private static ApiResponse table(DeliveryTables.Stored stored) {
        return new ApiResponse.Body(
                200, stored.table().toMap(), Map.of("ETag", "\"" + stored.version() + "\""));
    }

    private Connection shop(ApiRequest request) {
        Connection connection = connections.get(request.id());
        if (!connection.kind().equals(CSeries.NAME)) {
            throw Problem.conflict(
                            ProblemType.CONFLICT,
                            "Connection " + connection.id()
                                    + ": expected a web shop of kind cseries, found the kind " + connection.kind()
                                    + ", which has no checkout")
                    .refusal();
        }
        return connection;
    }

    private static boolean isOn(Connection connection) {
        return connection.enabled() && CSeriesSettings.of(connection).checkoutOptions();
    }

    private View view(Connection connection) {
        if (!isOn(connection)) {
            return new View(false, null, null, null, List.of(), checkout.installed().apply(connection.id()));
        }
        CheckoutTokens.Made made = checkout.tokens().findOrMake(connection.id());
        Optional<CheckoutShop> shop = checkout.options().shop(connection.id());
        if (shop.isEmpty()) {
            checkout.reload().run();
            shop = checkout.options().shop(connection.id());
        }
        return new View(
                true,
                made.token(),
                publicUrl.get() + "/public/checkout/" + made.token() + "/options",
                made.madeAt(),
                shop.map(found -> found.hosts().stream().sorted().toList()).orElse(List.of()),
                checkout.installed().apply(connection.id()));
    }

    /**
     * As the contract has it.
     *
     * @param on whether the address answers
     * @param hosts whose pages may read its answers
     */
    private record View(boolean on, String token, String optionsUrl, Instant madeAt, List<String> hosts, List<InstalledPart> installations) {}
}
