/**
 * The API as routes: Camel's REST DSL, one {@link org.apache.camel.builder.RouteBuilder} for each resource. The hub's own
 * server stands in front of it: a verb's route gets one {@link io.tillbridge.api.contract.ApiRequest} and no headers.
 */
package io.tillbridge.api.rest;
