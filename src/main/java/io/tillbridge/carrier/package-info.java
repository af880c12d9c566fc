/**
 * Carriers that tell what they can deliver: their JSON on one side, offers of the domain on the other. Nothing of who asked
 * is written down. Calls go through the HTTP client of all remote APIs.
 */
package io.tillbridge.carrier;
