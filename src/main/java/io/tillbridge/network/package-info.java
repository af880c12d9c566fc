/**
 * Internet addresses: networks in CIDR notation and which hosts outgoing connections may reach. Proxies of incoming
 * requests, outgoing calls of connections and receivers of events are judged by these. Nothing here opens a connection.
 */
package io.tillbridge.network;
