/**
 * The beans of {@code routes/catalog}: fetch a vendor's files, check and load them, and mail the vendor what was found.
 */
package io.tillbridge.flow.catalogs;
