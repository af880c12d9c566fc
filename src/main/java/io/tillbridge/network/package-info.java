/**
 * Internet addresses: networks in CIDR notation and which hosts outgoing connections may reach. Proxies of incoming
 * requests and outgoing calls of connections are both judged by these. Nothing here opens a connection.
 */
package io.tillbridge.network;
