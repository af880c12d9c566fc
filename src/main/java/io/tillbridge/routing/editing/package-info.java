/**
 * Changes of route files by a client of the hub: checked, kept as a version with its author, and written into the routes
 * folder, from which the reload takes them. Nothing here puts a route into force. The folder may be read-only and others
 * may write into it, so each save is compared with what stands on disk.
 */
package io.tillbridge.routing.editing;
