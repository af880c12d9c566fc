/**
 * Signing in to R-Series accounts by OAuth: the way through the browser, the token endpoint, and tokens that are stored
 * sealed and renewed by one process at a time. Calls of the API take their token from here and know nothing of it.
 */
package io.tillbridge.lightspeed.rseries.signin;
