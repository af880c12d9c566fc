/**
 * The HTTP API: {@code openapi.yaml} is the definition, each of its operations names its permission and is the Camel
 * route {@code direct:<operationId>}, which calls a small class per resource. {@link io.tillbridge.api.ApiServer}
 * listens, {@link io.tillbridge.api.Dispatcher} guards (who calls, what may they, is the request right) and
 * {@link io.tillbridge.api.ApiRoutes} binds. Nothing of an inbound request becomes a Camel header.
 * Beside the contract there is one door, for web hooks of shops ({@link io.tillbridge.api.HookDesk}).
 */
package io.tillbridge.api;
