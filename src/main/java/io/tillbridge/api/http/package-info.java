/**
 * The HTTP server of the API, on Vert.x. {@link io.tillbridge.api.http.ApiServer} listens, {@link
 * io.tillbridge.api.http.Dispatcher} takes a request to its response: who calls, what may they, is the request right. What
 * arrives is hostile until the contract has approved it, and nothing of an inbound request becomes a Camel header. Beside
 * the contract there is one address, for web hooks of shops ({@link io.tillbridge.api.http.WebhookReceiver}).
 */
package io.tillbridge.api.http;
