/**
 * The operations of the contract, a class per resource, and the views they answer with. Each operation is plain code
 * between an {@link io.tillbridge.api.contract.ApiRequest} and the domain; it knows nothing of HTTP connections or Camel.
 */
package io.tillbridge.api.resource;
