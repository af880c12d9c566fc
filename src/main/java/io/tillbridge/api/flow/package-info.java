/**
 * The API for route files: the kamelet {@code hub-call} and the bean {@code hub} call its operations within the process,
 * each in the name of the route that contains the step. The permissions of a route stand in {@code
 * custom/permissions.yaml}. Problems become failures that route configurations know.
 */
package io.tillbridge.api.flow;
