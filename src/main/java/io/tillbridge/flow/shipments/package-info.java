/**
 * The steps of the shipment routes: what a shop has still to hear of a shipment, and where its tracking codes go.
 */
package io.tillbridge.flow.shipments;
