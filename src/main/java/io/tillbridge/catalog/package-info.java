/** Catalog vocabulary. */
package io.tillbridge.catalog;
