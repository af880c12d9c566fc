/**
 * Binds the operations of the contract to Camel: each is the route {@code direct:<operationId>}, which calls its handler
 * with one {@link io.tillbridge.api.contract.ApiRequest} and no headers.
 */
package io.tillbridge.api.rest;
