/**
 * The HTTP API, in five packages: {@code contract} holds {@code openapi.yaml} against requests and says what a request, a
 * response and a problem are; {@code http} is the server in front of it; {@code rest} binds operations to Camel; {@code
 * resource} does the work of each operation; {@code flow} lets route files call operations within the process. {@code http} and {@code resource} do not know each other.
 */
package io.tillbridge.api;
