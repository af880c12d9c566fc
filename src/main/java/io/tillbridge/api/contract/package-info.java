/**
 * What callers and the hub agree on: {@code openapi.yaml} is the definition, each of its operations names its permission.
 * Requests are held against it with all faults at once, and errors are problems as RFC 9457 has them. Both the server and
 * the operations stand on this package; it knows neither.
 */
package io.tillbridge.api.contract;
