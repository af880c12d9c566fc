package io.tillbridge.api.rest;

import io.tillbridge.api.resource.ErasureOperations;

/** Erasure of personal data. */
final class ErasureRoutes extends ResourceRoutes {
    private final ErasureOperations erasures;

    ErasureRoutes(ErasureOperations erasures) {
        this.erasures = erasures;
    }

    @Override
    void define() {
        rest("/erasures")
                .post()
                .routeId("forgetPerson")
                .security(PERMISSION, "orders:write")
                .to("direct:forgetPerson");

        from("direct:forgetPerson").process(operation(erasures::forget));
    }
}
